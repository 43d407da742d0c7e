"""Every kind of nudge is raised by what people typed and the days that went by."""

from datetime import timedelta
from typing import get_args

import pytest

from core.model.nudges import NudgeKind
from core.store import nudges as rows
from core.usecases.ticking import tick
from tests.harness import ANA, BEN, PRIYA, TEAM, Bot

PLAN = (
    "plan Read claims by machine by 30 Jun 2027: labels 90% 5-10d; model 60% 20-60d | rules 50%"
    " 10-30d; serving 90% 5-10d",
)
STOPPED = (0.5, 0.6, 0.7, 0.75, 0.8, 0.801, 0.799, 0.8, 0.802, 0.8, 0.799, 0.801)
WELL, BADLY = "quality=hbcrwd", "quality=h"


def live(bot: Bot, days: int) -> None:
    for _ in range(days):
        bot.pass_days(1)
        tick(bot.store, bot.now)
        bot.wake()


def typed(bot: Bot, *texts: str, user: str = ANA) -> None:
    for text in texts:
        answer = bot.type(text, user=user).twin()
        assert "Not saved" not in answer, answer


def weekly(bot: Bot) -> None:
    typed(bot, "start model")
    for value in STOPPED:
        live(bot, 7)
        typed(bot, f"metric model auc={value} target=0.95")
    live(bot, 1)


def shared(bot: Bot) -> None:
    typed(bot, "assume labels-are-clean 70%")
    typed(bot, *(f"edit {each} assumes=labels-are-clean" for each in ("model/model", "rules")))
    live(bot, 8)


def moved(bot: Bot) -> None:
    live(bot, 8)
    typed(bot, "win rules")
    live(bot, 1)


def costly(bot: Bot) -> None:
    typed(bot, 'edit read-claims-by-machine value="2000 EUR" rate=800', "win labels/labels")
    typed(bot, "edit model/model p=3%", "drop rules", "start model")
    live(bot, 14)


def slipping(bot: Bot) -> None:
    typed(bot, "start model")
    live(bot, 7)
    for quality, wait in ((WELL, 28), (BADLY, 1)):
        for user in (ANA, BEN, PRIYA):
            typed(bot, f'log model unclear {quality} "a note by {user}"', user=user)
        live(bot, wait)


def one_sided(bot: Bot) -> None:
    typed(bot, "settings side=research", "start model", "pipeline ran")
    for number in range(6):
        live(bot, 7)
        typed(bot, f'log model unclear "note {number}"')
    live(bot, 1)


def waiting(bot: Bot) -> None:
    typed(bot, "start model")
    live(bot, 30)


def over_time(bot: Bot) -> None:
    typed(bot, "edit model/model box=5", "start model")
    live(bot, 12)


def alone(bot: Bot) -> None:
    typed(bot, 'lose rules "no gain"')
    live(bot, 8)


def late(bot: Bot) -> None:
    bot.now += timedelta(days=240)
    live(bot, 1)


LIVED = {
    "stalled": waiting, "plateau": weekly, "time-box": over_time, "one-approach": alone,
    "one-assumption": shared, "end-to-end": waiting, "moved": moved, "drop": costly,
    "resolution": late, "quality": slipping, "side": one_sided,
}  # fmt: skip


def test_all_kinds_are_lived_through():
    assert set(LIVED) == set(get_args(NudgeKind))


@pytest.mark.parametrize("kind", LIVED)
def test_each_kind_is_raised_by_what_people_did(kind):
    bot = Bot()
    typed(bot, *PLAN)
    LIVED[kind](bot)
    with bot.store.tx() as tx:
        standing = [
            each.nudge.kind
            for user in (ANA, BEN, PRIYA)
            for each in rows.standing_nudges(tx, TEAM, user)
        ]
    assert kind in standing
