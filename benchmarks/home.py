"""A person's own page: from the store to Slack's blocks, with 200 items of their own."""

from collections.abc import Iterator

from benchmarks.figures import milliseconds
from bot.services import Rendering
from core.store.outbox import HOME
from core.usecases.homes import refresh
from tests.harness import ANA, TEAM, Bot

OBJECTIVES, APPROACHES, TIMES = 20, 10, 30


def report() -> Iterator[str]:
    bot = peopled()
    with bot.store.tx() as tx:
        tx.run("INSERT INTO homes (team, user, opened_at) VALUES (?, ?, '')", TEAM, ANA)
        refresh(tx, TEAM, [ANA], bot.now)
    (row,) = [each for each in bot.queued() if each.kind == HOME]
    rendering = Rendering(bot.store, lambda: bot.now)
    took = sorted(milliseconds(lambda: rendering.laid(row)) for _ in range(TIMES))
    items = OBJECTIVES * APPROACHES
    yield (
        f"{items} running approaches in {OBJECTIVES} objectives: p50 {took[TIMES // 2]:.0f} ms,"
        f" longest {took[-1]:.0f} ms (≤ 150)"
    )


def peopled() -> Bot:
    """A bot in which one person owns twenty objectives and runs two hundred approaches."""
    bot = Bot()
    ideas = " | ".join(f"idea {number}?" for number in range(APPROACHES))
    for number in range(OBJECTIVES):
        bot.again(bot.request(f"plan Objective {number} by 31 Mar: {ideas}"))
    with bot.store.tx() as tx:
        tx.run("UPDATE approaches SET state = 'running', started_on = '2026-11-20', owner = ?", ANA)
    return bot
