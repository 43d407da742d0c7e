"""``inputs``: one's own to oneself, the team's from three people on, nobody beside anybody."""

import pytest

from core.commands.practice import AskInputs
from core.model.inputs import InputsShown
from tests.handlers.test_conversation import read
from tests.harness import ANA, BEN, PRIYA, Bot, fraud_plan


@pytest.fixture
def bot() -> Bot:
    found = Bot()
    fraud_plan(found)
    for weeks in range(4):
        for number in range(2):
            letters = "hb" if weeks < 2 else "hbcr"
            found.type(f'log sequence-model negative "a{weeks}{number}" quality={letters}')
        found.type(f'log sequence-model positive "b{weeks}" quality=w', BEN)
        found.pass_days(7)
    found.pass_days(-3)
    return found


def shown(bot: Bot, user: str = ANA) -> InputsShown:
    found = bot.outcome(AskInputs(), user)
    assert isinstance(found, InputsShown)
    return found


def test_the_inputs_of_some_weeks(bot, golden):
    alone = read(bot.type("inputs"))
    bot.type('log sequence-model unclear "c" quality=hbcrwd https://runs.example/7', PRIYA)
    golden(f"{alone}\n\n(a third person has logged)\n{read(bot.type('inputs'))}")


def test_only_ones_own_experiments_are_told_apart(bot):
    assert sum(each.results for each in shown(bot).own.weeks) == 8
    assert sum(each.results for each in shown(bot, BEN).own.weeks) == 4
    assert shown(bot, PRIYA).own.weeks == ()


def test_a_team_is_shown_only_where_three_people_logged_in_the_period(bot):
    assert shown(bot).team is None
    bot.type('log sequence-model unclear "c"', PRIYA)
    team = shown(bot).team
    assert team is not None
    assert team.results == 13
    assert [each.results for each in team.weeks] == [4]
    bot.pass_days(42)
    assert shown(bot).team is None


def test_nobody_is_ranked_or_named(bot):
    bot.type('log sequence-model unclear "c"', PRIYA)
    for asking in (ANA, BEN, PRIYA):
        kept = shown(bot, asking).model_dump_json()
        assert not any(person in kept for person in (ANA, BEN, PRIYA))
        said = read(bot.type("inputs", asking))
        assert not any(person in said for person in (ANA, BEN, PRIYA))


def test_the_team_looks_the_same_to_everybody(bot):
    bot.type('log sequence-model unclear "c"', PRIYA)
    assert shown(bot, ANA).team == shown(bot, BEN).team == shown(bot, PRIYA).team


def test_a_verdict_changes_nothing():
    """The same tries with other verdicts give the same inputs."""
    found = []
    for verdict in ("positive", "negative"):
        bot = Bot()
        fraud_plan(bot)
        bot.type(f'log sequence-model {verdict} "x" quality=hbc')
        found.append((shown(bot).own, shown(bot).team))
    assert found[0] == found[1]


def test_an_expectation_noted_at_the_start_counts_as_a_hypothesis(bot):
    bot.type('start graph-features/graph-features "shops share fraudsters, so recall rises"')
    bot.type('log graph-features/graph-features negative "no gain" quality=b')
    assert "Well run" not in read(bot.type('log graph-features/graph-features unclear "again"'))
    with bot.store.tx() as tx:
        rows = tx.rows("SELECT quality FROM experiments ORDER BY id DESC LIMIT 2")
    assert all('"hypothesis": true' in row["quality"] for row in rows)
