"""Readings of metrics in chat: what they show, and what is asked where one looks like a slip."""

from datetime import timedelta

import pytest

from core.store import evidence, plan
from core.usecases.lessons import timely_lesson
from core.usecases.weeks import week
from core.wording.message import Message
from tests.harness import TEAM, Bot

GOAL = "plan Read claims by machine by 30 Sep 2027: model 60% 5-30d | rules 50% 5-10d"
RISING = (0.6, 0.7, 0.75, 0.78, 0.8, 0.815, 0.825, 0.833)
STOPPED = (0.5, 0.6, 0.7, 0.75, 0.8, 0.801, 0.799, 0.8, 0.802, 0.8, 0.799, 0.801)
FALLEN = (0.5, 0.6, 0.65, 0.7, 0.72, 0.73, 0.74, 0.74, 0.6, 0.58, 0.57, 0.57)


@pytest.fixture
def bot() -> Bot:
    found = Bot()
    found.type(GOAL)
    return found


def read(message: Message) -> str:
    buttons = " ".join(f"[{button.label}]" for button in message.buttons)
    return "\n".join(part for part in (message.twin(), message.file, buttons) if part)


def weekly(bot: Bot, values, metric: str = "auc", rest: str = "") -> Message:
    for value in values:
        bot.now += timedelta(days=7)
        answer = bot.type(f"metric model {metric}={value} {rest}".strip())
    return answer


def stored(bot: Bot, name: str = "model"):
    with bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
        (found,) = [each for each in plan.approaches_of(tx, objective.id) if each.name == name]
        return [(each.metric, each.value, each.ruler) for each in evidence.readings(tx, found.id)]


def test_what_is_said_of_a_metric(bot, golden):
    said = [read(bot.type("metric model")), read(bot.type("metric model auc=0.5 target=0.9"))]
    said += [read(weekly(bot, RISING)), read(bot.type("metric model"))]
    for text in (
        "metric model auc=0.833",
        "metric model auc=78",
        "metric model auc=nan",
        "metric model auc=0.9 on 2028-02-01",
        "metric model auc=0.55 on 2026-12-01",
        "metric model latency=120ms",
        "metric model latency=0.1s",
        "metric model latency target=80",
        "metric model auc=0.71 new ruler",
        "metric model auc",
        "metric model target=80",
        "metric model latency=90ms soon",
    ):
        said += [f"> {text}", read(bot.type(text))]
    golden("\n\n".join(said))


def test_a_plateau_is_news_about_the_approach_only(bot):
    told = weekly(bot, STOPPED).twin()
    assert "auc has stopped improving since about 28 December (12 readings)" in told
    assert "news about this approach, not about the objective" in told


def test_a_plateau_is_not_left_unsaid_when_an_experiment_is_logged(bot):
    weekly(bot, STOPPED)
    bot.pass_days(7)
    assert "has stopped improving" in bot.type('log model unclear auc=0.8 "no gain"').twin()


def test_a_metric_that_is_better_when_lower_improves_downwards(bot):
    told = weekly(bot, [1 - value for value in RISING], "loss", "target=0.1").twin()
    assert "loss is still improving" in told
    assert "Target 0.1 or less" in told


def test_the_direction_can_be_said(bot):
    told = weekly(bot, [1 - value for value in RISING], "regret", "target=0.1 lower").twin()
    assert "regret is still improving" in told


def test_a_fall_during_rework_is_a_detour(bot):
    assert "auc has fallen back from where it stood" in weekly(bot, FALLEN).twin()
    bot.type("metric model detour")
    assert "fallen back during the rework" in bot.type("metric model").twin()
    bot.type("metric model detour off")
    assert "fallen back from where it stood" in bot.type("metric model").twin()


def test_a_fall_is_marked_as_rework_by_one_press_and_unmarked_by_another(bot):
    marked = bot.press(weekly(bot, FALLEN), "It is being reworked")
    assert "a metric that falls back meanwhile is no news about the idea" in marked.twin()
    shown = bot.type("metric model")
    assert "a detour, as was expected" in shown.twin()
    bot.press(shown, "The rework is over")
    assert "Is it being reworked?" in bot.type("metric model").twin()


def test_a_plateau_during_rework_is_no_news_about_the_idea(bot):
    bot.type("start model")
    bot.type("metric model detour")
    assert "usual during a rework" in weekly(bot, STOPPED).twin()


def test_a_fall_during_rework_makes_the_lesson_on_hidden_debt_timely(bot):
    bot.type("start model")
    weekly(bot, FALLEN)
    assert lesson(bot) != "hidden-debt"
    bot.type("metric model detour")
    assert lesson(bot) == "hidden-debt"


def lesson(bot: Bot) -> str | None:
    today = bot.now.date()
    with bot.store.tx() as tx:
        objectives = plan.objectives(tx, TEAM)
        weeks = {each.id: week(tx, each, today, "UTC") for each in objectives}
        found = timely_lesson(tx, objectives, weeks, bot.now, today)
    return found.key if found else None


def test_readings_by_another_ruler_are_kept_and_not_compared(bot):
    weekly(bot, RISING)
    told = bot.type("metric model auc=0.5 new ruler").twin()
    assert "(was" not in told
    assert "8 earlier readings by another ruler are kept apart" in told
    assert stored(bot)[-1] == ("auc", 0.5, 2)
    assert len(stored(bot)) == 9


def test_an_experiment_measured_in_another_unit_starts_a_new_series_by_one_press(bot):
    bot.type("metric model latency=120ms")
    asked = bot.type('log model unclear latency=0.1s "faster on the new machine"')
    assert "another unit" in asked.twin()
    assert len(stored(bot)) == 1
    told = bot.press(asked, asked.buttons[0].label).twin()
    assert "Faster on the new machine" in told
    assert stored(bot)[-1] == ("latency", 0.1, 2)


def test_repeats_on_a_day_are_one_day_and_widen_the_forecast(bot):
    weekly(bot, RISING)
    plain = bot.type("metric model auc target=0.9").twin()
    for value in (0.80, 0.86, 0.83):
        bot.type(f"metric model auc={value} again")
    assert bot.type("metric model").twin() != plain
    assert len(stored(bot)) == 11


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("metric model auc=nan", "is no figure"),
        ("metric model auc=inf", "is no figure"),
        ("metric model auc=0.9 on 2027-12-01", "is still to come"),
        ("metric model auc=0.833", "is there already"),
        ("metric model auc=83", "is on another scale"),
        ("metric model", "is still improving"),
    ],
)
def test_a_slip_is_asked_about_and_nothing_is_lost(bot, text, sentence):
    weekly(bot, RISING)
    before = stored(bot)
    answer = bot.type(text)
    assert sentence in answer.twin()
    assert stored(bot) == before


def test_the_nearest_valid_form_is_one_press_away(bot):
    weekly(bot, RISING)
    bot.press(bot.type("metric model auc=84"), "Yes, do it")
    bot.press(bot.type("metric model auc=0.84"), "Yes, do it")
    assert [value for _, value, _ in stored(bot)[-2:]] == [0.84, 0.84]


def test_what_was_recorded_can_be_undone(bot):
    weekly(bot, RISING)
    bot.type("metric model auc=0.9 new ruler target=0.95")
    bot.type("undo")
    assert len(stored(bot)) == 8
    assert "still improving" in bot.type("metric model").twin()
    assert "no target yet" in bot.type("metric model").twin()


def test_an_experiment_on_given_up_work_is_kept_and_moves_no_chance(bot):
    bot.type("drop model")
    answer = bot.type('log model positive auc=0.8 "it works after all"')
    assert "dropped already, so no chance moves" in answer.twin()
    assert stored(bot) == [("auc", 0.8, 1)]
    with bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
        model = plan.approaches_of(tx, objective.id)[0]
    assert model.chance == 0.6
    bot.press(answer, "Take it up again")
    with bot.store.tx() as tx:
        assert plan.approaches_of(tx, objective.id)[0].state == "running"


def test_an_end_before_the_start_counts_one_day(bot):
    bot.type("start model")
    bot.now -= timedelta(days=9)
    assert "later than today, so one day is counted" in bot.type("win model").twin()
    with bot.store.tx() as tx:
        ((_, ended),) = plan.ended(tx, TEAM)
    assert ended.ended_on == ended.started_on


def test_removing_an_approach_takes_its_metrics_with_it(bot):
    bot.type("metric model auc=0.8 target=0.9")
    bot.type("remove model/model")
    bot.type("undo")
    assert stored(bot) == [("auc", 0.8, 1)]
    assert "Target: 0.9 or more" in bot.type("metric model/model").twin()
