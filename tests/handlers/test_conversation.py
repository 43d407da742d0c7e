"""A team's weeks, typed; the answers are held by golden files that a person has read."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from core.store import forecasts, plan
from core.usecases.ticking import tick
from core.wording.marks import twin
from core.wording.message import Message
from handlers.views.messages import laid_out
from tests.harness import ANA, BEN, FRAUD, GUEST, OTHER, PRIYA, TEAM, Bot, fraud_plan


def read(message: Message) -> str:
    buttons = " ".join(f"[{button.label}]" for button in message.buttons)
    return "\n".join(part for part in (message.twin(), *message.figure_lines(), buttons) if part)


@pytest.fixture
def bot() -> Bot:
    return Bot()


def conversation(bot: Bot, *lines: tuple[str, str] | str) -> str:
    shown = []
    for line in lines:
        user, text = line if isinstance(line, tuple) else (ANA, line)
        shown.append(f"> {text}\n{read(bot.type(text, user))}\n")
    return "\n".join(shown)


def test_a_first_minute(bot, golden):
    golden(
        conversation(
            bot,
            "",
            "plan Catch card fraud earlier by 31 Mar: clean labels;"
            " graph features? | sequence model?; live scoring; pilot",
            "",
            "forecast",
            "help",
            "help plan",
            "help log",
        )
    )


def test_a_plan_built_piece_by_piece(bot, golden):
    golden(
        conversation(
            bot,
            'objective new fraud-v2 "Catch card fraud earlier" by 31 Mar',
            "forecast",
            'task add fraud-v2/labels "Trustworthy labels" stage label done "error under 2 %"',
            'task add model "A better model" after labels',
            "assume labels-are-clean 80%",
            'approach add labels/vendor "Buy labels" p=70% days=5-20 cost=18000',
            'approach add model/trees "Boosted trees" p=45% days=8-20 assumes=labels-are-clean',
            "edit trees p=60% box=25",
            "edit trees p=60%",
            "edit fraud-v2 by=2027-04-15",
            "team research=2 engineering=1",
            "edit trees role=research",
            "team",
            "holiday 25 Dec",
            'assume labels-are-clean false "audit failed"',
            "history",
            "remove trees",
            "undo",
            "objective close fraud-v2",
        )
    )


def test_evidence_moves_the_plan(bot, golden):
    fraud_plan(bot)
    golden(
        conversation(
            bot,
            "start graph-features",
            'log graph-features negative "gain vanishes for shops we have not seen before"'
            " quality=hbcrw",
            "log graph-features positive auc=0.83 auc-new=0.71",
            'log sequence-model unclear "first run"',
            "metric sequence-model recall=0.74",
            "metric sequence-model recall=0.76",
            'lose graph-features "gain vanishes for new shops"',
            "win clean-labels",
            (BEN, "drop sequence-model"),
            "status",
            "digest preview",
            "privacy",
            "settings",
            "ooo until 1 Dec",
            "ooo off",
            "digest on friday 16:00",
            "digest off",
        )
    )


def test_what_to_start_and_what_it_rests_on(bot, golden):
    fraud_plan(bot)
    for text in (
        "edit clean-labels/clean-labels p=90% days=5-10",
        "edit graph-features/graph-features p=40% days=8-30",
        "edit sequence-model p=50% days=15-45",
        "edit live-scoring/live-scoring p=95% days=4-8",
        "edit pilot/pilot p=80% days=15-30",
    ):
        bot.type(text)
    first = conversation(bot, "next", "risks")
    late = [row for row in bot.queued() if row.kind == "answer"]
    told = read(Message.model_validate(late[-1].body))
    golden(f"{first}\n(a moment later)\n{told}\n\n{conversation(bot, 'next')}")


def test_running_work_that_holds_a_person_too_long(bot, golden):
    bot.type("plan Find claims that are fraud by 30 Dec: score claims")
    bot.type("team research=1")
    bot.type("edit score-claims/score-claims p=30% days=10-60 role=research")
    bot.type('approach add score-claims/rules "Old rules" p=90% days=2-5 role=research')
    bot.type("start score-claims/score-claims")
    bot.pass_days(3)
    first = conversation(bot, "next")
    late = [row for row in bot.queued() if row.kind == "answer"]
    golden(f"{first}\n(a moment later)\n{read(Message.model_validate(late[-1].body))}\n")


def test_why_a_chance_moved(bot, golden):
    fraud_plan(bot)
    bot.pass_days(7)
    for text in (
        'log graph-features/graph-features negative "no gain for new shops" quality=hbcrwd',
        'lose graph-features/graph-features "no gain for new shops"',
        "edit sequence-model p=60% days=15-45",
        "win clean-labels/clean-labels",
    ):
        bot.type(text)
    first = conversation(bot, "why")
    late = [row for row in bot.queued() if row.kind == "answer"]
    golden(f"{first}\n(a moment later)\n{read(Message.model_validate(late[-1].body))}\n")


def test_the_digest_says_what_moved_it(bot, golden):
    fraud_plan(bot)
    bot.type("digest on friday 16:00")
    bot.pass_days(2)
    bot.type('lose graph-features/graph-features "no gain for new shops"')
    bot.type("win clean-labels/clean-labels")
    bot.pass_days(1)
    bot.type("approach add graph-features/trees p=40% days=8-20")
    bot.now = datetime(2026, 11, 27, 15, 1, tzinfo=UTC)
    tick(bot.store, bot.now)
    bot.wake()
    (digest,) = [row for row in bot.queued() if row.kind == "digest"]
    golden(read(Message.model_validate(digest.body)))
    tick(bot.store, bot.now + timedelta(minutes=1))
    bot.wake()
    assert len([row for row in bot.queued() if row.kind == "digest"]) == 1


def test_a_digests_causes_add_up_from_its_own_was_however_late_the_last_one_came(bot):
    fraud_plan(bot)
    bot.type("digest on friday 16:00")
    bot.pass_days(3)
    bot.type("start sequence-model")
    bot.now = datetime(2026, 11, 27, 15, 1, 30, tzinfo=UTC)
    bot.type("win clean-labels/clean-labels")
    tick(bot.store, bot.now)
    bot.wake()
    with bot.store.tx() as tx:
        before = forecasts.latest(tx, 1)
    bot.pass_days(5)
    bot.type('lose graph-features/graph-features "no gain for new shops"')
    bot.now = datetime(2026, 12, 4, 15, 1, tzinfo=UTC)
    tick(bot.store, bot.now)
    bot.wake()
    with bot.store.tx() as tx:
        after = forecasts.latest(tx, 1)
    assert after.result["movement"]["since"] == before.day.isoformat() == "2026-11-27"
    assert "graph features did not work" in read(
        Message.model_validate([row for row in bot.queued() if row.kind == "digest"][-1].body)
    )


def test_a_digest_waits_for_the_planner_ten_minutes_at_most(bot):
    fraud_plan(bot)
    bot.type("digest on friday 16:00")
    bot.type("win clean-labels/clean-labels")
    moment = datetime(2026, 11, 27, 15, 1, tzinfo=UTC)
    tick(bot.store, moment)
    assert not [row for row in bot.queued() if row.kind == "digest"]
    tick(bot.store, moment + timedelta(minutes=11))
    assert [row for row in bot.queued() if row.kind == "digest"]


def test_what_if_is_answered_and_not_done(bot, golden):
    fraud_plan(bot)
    bot.type("assume labels-are-clean 80%")
    bot.type("edit sequence-model p=50% days=15-45 assumes=labels-are-clean role=research")
    bot.type("edit graph-features/graph-features p=40% days=8-20 role=research")
    bot.type("team research=2")
    told = []
    for text in (
        "whatif lose graph-features/graph-features",
        "whatif add graph-features/trees p=40% days=8-20",
        "whatif team research=1",
        "whatif edit sequence-model p=80%",
        "whatif assume labels-are-clean false",
        "whatif win sequence-model",
        "whatif remove sequence-model",
        "whatif loose sequence-model",
        "whatif team",
        "whatif lose nonsense",
        "whatif",
    ):
        before = len([row for row in bot.queued() if row.kind == "answer"])
        told.append(conversation(bot, text))
        for row in [row for row in bot.queued() if row.kind == "answer"][before:]:
            told.append(f"(a moment later)\n{read(Message.model_validate(row.body))}\n")
    golden("\n".join(told))
    with bot.store.tx() as tx:
        assert [row["command"] for row in tx.rows("SELECT command FROM changes")] == [
            *("StartPlan", "StateAssumption", "EditItem", "EditItem", "SetTeam"),
        ]


def test_what_goes_wrong_is_said_with_a_way_on(bot, golden):
    fraud_plan(bot)
    bot.type("plan Read claims by machine by 30 Jun: labels; a model?")
    golden(
        conversation(
            bot,
            'log grph-features negtive recall=0.74 "batch 3 failed the audit"',
            "log negative",
            "forecast",
            "forecast fruad",
            "approach add a-model/ocr p=140%",
            "approach add a-model/ocr days=20-5",
            "approach add ocr",
            "approach add a-model/a-model p=50%",
            "edit a-model stage=label p=50%",
            "edit pilot after=live-scoring",
            "edit clean-labels after=pilot",
            "edit graph-features role=astronomer",
            "start graph-features",
            "start graph-features",
            'log graph-features negative "x" on 2027-01-01',
            (GUEST, 'log graph-features negative "x"'),
            (BEN, "undo"),
            "undo",
            "objective new fraud by 31 Mar",
            "import {}",
            'import {"version": 1, "today": "2026-11-23", "objektives": []}',
            "help nonsense",
            "tell me a joke",
        )
    )


def test_a_quiet_week_is_no_fault(bot, golden):
    fraud_plan(bot)
    bot.type('log graph-features positive "small gain"')
    bot.pass_days(14)
    golden(conversation(bot, "digest preview", "forecast"))


def test_the_blocks_of_an_answer(bot, golden):
    message = fraud_plan(bot)
    golden(json.dumps(laid_out(message).blocks, indent=1, ensure_ascii=False), suffix=".json")


def test_nothing_is_written_when_a_command_is_refused(bot):
    fraud_plan(bot)
    with bot.store.tx() as tx:
        before = tx.rows("SELECT * FROM changes")
    for text in ("edit clean-labels after=pilot", "approach add pilot/x days=20-5", "log x y"):
        bot.type(text)
    with bot.store.tx() as tx:
        assert tx.rows("SELECT * FROM changes") == before
        assert tx.rows("SELECT * FROM dirty") == []


def test_a_repeated_delivery_writes_once_and_answers_the_same(bot):
    fraud_plan(bot)
    request = bot.request('log graph-features negative "no gain" quality=hbcrw')
    first, second = bot.again(request), bot.again(request)
    assert first == second
    with bot.store.tx() as tx:
        assert len(tx.rows("SELECT * FROM experiments")) == 1


def test_the_same_words_within_a_minute_are_asked_about(bot):
    fraud_plan(bot)
    bot.again(bot.request('log graph-features negative "no gain"'))
    again = bot.again(bot.request('log graph-features negative "no gain"'))
    assert "Once more?" in again.lines[0]
    bot.press(again, "Yes, once more")
    with bot.store.tx() as tx:
        assert len(tx.rows("SELECT * FROM experiments")) == 2


def test_a_replan_without_news_keeps_its_digits(bot):
    fraud_plan(bot)
    with bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
        before = forecasts.latest(tx, objective.id)
        forecasts.mark_dirty(tx, objective.id, TEAM)
    bot.wake()
    with bot.store.tx() as tx:
        assert forecasts.latest(tx, objective.id) == before


def test_undo_takes_everything_back(bot):
    message = fraud_plan(bot)
    bot.press(message, "Undo")
    with bot.store.tx() as tx:
        rows = [tx.rows(f"SELECT * FROM {noun}") for noun in ("objectives", "tasks", "approaches")]
    assert rows == [[], [], []]


def test_undo_waits_for_what_was_changed_on_top(bot):
    message = fraud_plan(bot)
    bot.type("edit graph-features p=60%", BEN)
    answer = bot.again(bot.request("undo"))
    assert "Undo that first" in twin(answer.lines[0])
    assert message.buttons[-1].label == "Undo"


def test_the_answer_to_the_question_sets_all_its_chances(bot):
    message = fraud_plan(bot)
    bot.press(message, "Likely 75%")
    with bot.store.tx() as tx:
        rows = tx.rows("SELECT chance FROM approaches WHERE chance < 0.9")
    assert [row["chance"] for row in rows] == [0.75, 0.75]


def test_a_private_channels_objective_is_unknown_elsewhere(bot):
    fraud_plan(bot)
    with bot.store.tx() as tx:
        tx.run("UPDATE channels SET private = 1 WHERE channel = ?", FRAUD)
    answer = bot.type("forecast catch-card-fraud-earlier", PRIYA, OTHER)
    assert "I don't know" in twin(answer.lines[0])


def test_an_import_of_an_export_changes_nothing(bot):
    fraud_plan(bot)
    text = bot.type("export").file
    answer = bot.type(f"import {text}")
    assert "0 added, 0 updated" in answer.lines[0]


@pytest.mark.parametrize("name", ["<!channel> & <@U1BEN>", "*bold* _x_ `y`", "مكافحة", "a\u202eb"])
def test_no_name_is_ever_interpreted(bot, name):
    message = bot.type(f"plan {name} by 31 Mar: labels?; pilot")
    laid = laid_out(message)
    assert "<!" not in laid.text.replace("&lt;!", "")
    kinds = [
        element["type"]
        for block in laid.blocks
        if block["type"] == "rich_text"
        for section in block["elements"]
        for element in section["elements"]
    ]
    assert set(kinds) == {"text"}


def test_too_many_assumptions_together_are_said_to_be_sampled(bot):
    bot.type('objective new big "Big bet" by 31 Mar')
    bot.type('task add big/x "Model"')
    for n in range(13):
        bot.type(f"assume a{n} 90%")
    assumes = " ".join(f"assumes a{n}" for n in range(13))
    bot.type(f'approach add big/x/first "First" p=60% days=5-20 {assumes}')
    assert "sampled" in read(bot.type("forecast big"))


def test_a_task_with_very_many_ideas_is_planned_without_a_question_that_names_them_all(bot):
    ideas = " | ".join(f"idea {number}?" for number in range(105))
    answer = bot.type(f"plan Many ideas by 31 Mar: {ideas}; pilot?")
    assert "106 approaches" in read(answer)
    assert len(read(answer)) < 2_000
