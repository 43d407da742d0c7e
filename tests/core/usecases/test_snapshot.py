"""The plan that forecasts a few objectives: they alone, beside what others tell of assumptions."""

from core.store import forecasts, plan
from core.usecases.snapshot import plan_about
from tests.harness import TEAM, Bot, fraud_plan


def told() -> Bot:
    """Two objectives that count on one assumption, and a third that does not."""
    bot = Bot()
    fraud_plan(bot)
    bot.type("plan Read claims by machine by 31 Mar: labels; a model?")
    bot.type("plan Find the shop item by 31 Mar: index")
    bot.type("assume labels-are-clean 60%")
    bot.type("edit graph-features/graph-features assumes=labels-are-clean p=90% days=3-9")
    bot.type("edit a-model/a-model assumes=labels-are-clean p=60% days=5-20")
    return bot


def about(bot: Bot, name: str) -> dict:
    with bot.store.tx() as tx:
        (wanted,) = [each.id for each in plan.objectives(tx, TEAM) if each.name == name]
        return plan_about(tx, TEAM, bot.now.date(), {wanted})


def shown(file: dict) -> dict[str, list[str]]:
    return {
        goal["key"]: [each["key"] for task in goal["tasks"] for each in task["approaches"]]
        for goal in file["objectives"]
    }


def test_objectives_that_share_nothing_are_left_out():
    assert set(shown(about(told(), "Read claims by machine"))) == {"read-claims-by-machine"}


def test_of_others_only_results_that_tell_about_assumptions_stay():
    bot = told()
    bot.type('lose graph-features/graph-features "no gain"')
    found = shown(about(bot, "Read claims by machine"))
    assert found["catch-card-fraud-earlier"] == ["graph-features"]
    assert "find-the-shop-item" not in found


def test_a_loss_elsewhere_lowers_what_counts_on_the_same():
    bot = told()

    def chance() -> float:
        with bot.store.tx() as tx:
            (claims,) = [e.id for e in plan.objectives(tx, TEAM) if "claims" in e.key]
            latest = forecasts.latest(tx, claims)
        assert latest is not None
        return latest.ever

    before = chance()
    bot.type('lose graph-features/graph-features "no gain"')
    # P(clean | lost) = 0.6 · 0.1 / (0.6 · 0.1 + 0.4) = 0.1304 in place of 0.6.
    assert abs(chance() / before - (0.06 / 0.46) / 0.6) < 1e-9


def test_where_people_are_scarce_all_are_planned_together():
    bot = told()
    bot.type("team research=1")
    assert len(shown(about(bot, "Read claims by machine"))) == 3
