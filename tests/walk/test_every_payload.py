"""Everything the bot can post, with names as long as they may be: nothing that Slack refuses."""

import json

import pytest

from core.commands.nudges import StopNudges
from core.model.places import Channel, Person
from core.store import places, plan
from core.wording.every import answer
from core.wording.message import Message, button
from handlers.views.messages import reply
from tests.harness import ANA, BEN, FRAUD, GUEST, MONDAY, PRIYA, TEAM
from tests.walk.walker import HOME, Walker

HARD = "🧪 Größe مكافحة الاحتيال <!channel> & `*_~ ‮ "
"""Four-byte emoji, right-to-left words, what Slack's own text would interpret, an override."""
LONG = (HARD * 9)[:300]
BOT, LEADERS = "U1BOT", "C9LEADERS"
NOTE = (HARD * 90)[:2900].strip()
PASTED = "\n".join(
    ["Title,Parent,Estimate,Status,Due,Assignee,Blocked by", *(
        f'"{LONG[:110]} {n}",{LONG[:60]},{n % 9 + 1},{("Done", "Odd")[n % 2]},31/12/26,{LONG[:9]},'
        for n in range(60)
    )]
)  # fmt: skip


FILE = json.dumps({
    "version": 1, "today": "2026-11-23",
    "objectives": [{"key": "filed", "name": LONG[:110], "target": "2027-03-31", "tasks": [
        {"key": "one", "name": LONG[:110], "approaches": [
            {"key": "it", "name": LONG[:110], "chance": 0.5, "days": 5}]}]}],
})  # fmt: skip


def named(text: str) -> str:
    return (HARD * 4)[: 118 - len(text)] + " " + text


@pytest.fixture(scope="module")
def walker(tmp_path_factory):
    found = Walker(tmp_path_factory.mktemp("walk"))
    with found.bot.store.tx() as tx:
        kept = places.workspace(tx, TEAM)
        places.put_workspace(tx, kept.model_copy(update={"installer": ANA, "bot_user": BOT}))
        places.put_channel(tx, Channel(team=TEAM, channel=LEADERS, name="leaders " + LONG[:70]))
        for user in (ANA, BEN, PRIYA):
            name = f"{LONG[:75]} {user}"
            person = Person(team=TEAM, user=user, name=name, timezone="Europe/Berlin")
            places.put_person(tx, person.model_copy(update={"looked_up_at": MONDAY}))
    with found.bot.store.unhurried():
        yield found
    found.bot.store.close()


GOAL = "goal"
MADE = (
    "", "help", "help plan", "help log", "forecast", "show curve", "why", "log", "objective new",
    f'objective new goal "{named("goal")}" by 31 Mar',
    f'task add goal/labels "{named("labels")}" stage label done "{LONG[:250]}"',
    f'task add goal/model "{named("model")}" after labels stage train',
    f'task add goal/pilot "{named("pilot")}" after model stage deploy',
    f'approach add labels/vendor "{named("vendor")}" p=80% days=5-10 who <@U1ANA> cost=18000',
    f'approach add labels/weak "{named("weak")}"',
    f'approach add model/graph "{named("graph")}" p=40% days=8-30 assumes clean who <@U1BEN>',
    f'approach add model/seq "{named("seq")}" p=50% days=15-45 box=20',
    f'approach add pilot/shop "{named("shop")}" p=85% days=15-30 cost=18000',
    "plan twice by 31 Mar: a; b? | c?", "plan twice by 31 Mar: a; b? | c?",
    f'plan {named("third")} by 12 Feb: {named("x")[:80]}?; {named("y")[:80]}',
    "objective close twice", "remove twice", "holiday 2026-12-25", "holiday",
    f'assume clean 80% "{NOTE}"', "assume clean true", "assume unknown-premise 70%",
    'edit goal value="400000 EUR per year" rate=800', "edit goal", "edit labels", "edit model/seq",
    "edit model/seq p=55%", "edit nothing p=5%", "edit graph p=500%", "task add", "approach add",
    "start vendor", f'start model/seq "{NOTE}"', "start nothing/here", "park weak",
    "drop labels/weak",
)  # fmt: skip
EVIDENCE = (
    f'log vendor positive recall=0.74 auc=0.8 "{NOTE}" with <@U1BEN> quality=hbcrwd https://x.example/1',
    f'log model/seq negative "{NOTE}"', "log seq unclear", "log lables negtive auc=0.3", "log seq",
    f'log graph negative recall=0.7 "{NOTE}" with <@U1ANA> <@U1PRIYA>', "metric",
    "metric seq recall=0.71", "metric seq recall=0.72 auc=0.9", "metric seq",
    "metric seq target=0.9",
    "metric seq recall=0.5 new ruler", "metric seq detour", "metric seq loss=0.4 lower target=0.1",
    "brief preview", "brief to <#C9LEADERS> friday 16:00", "brief now",
    "ask seq", "guess seq p=60% days=5-20", "settle seq", "settle seq",
    "pipeline", "pipeline label solid owner <@U1BEN>", "pipeline train thin", "pipeline ran",
    "worth goal recall 40000 EUR ±15000", "worth goal", f'worth goal "{LONG[:150]}"', "inputs",
    f'win vendor "{NOTE}"', f'lose graph "{NOTE}"', "resolve graph ambiguous", "resolve vendor yes",
    "calibration", "calibration mine", "calibration goal",
)  # fmt: skip
ASKED = (
    "", "forecast", "forecast goal", "why goal", "why goal since 1 Nov", "next goal", "next",
    "risks goal", "whatif lose seq", f'whatif add model/more "{named("more")}" p=60% days=5-20',
    "whatif team research=3", "whatif drop pilot/shop", "show curve goal", "show forecasts goal",
    "show items goal", "show tries goal", "show results", "show results mine", "show readings seq",
    "show metric seq", "show metric seq loss", "show", "history",
    "history goal", "history seq", "export", "privacy", "inputs goal", "pipeline goal",
    "status goal", f'status goal say "{NOTE[:2300]}"', "status goal post",
    'status goal say "It will be done next week, definitely. F1 up 0.2."', "status goal",
    "status goal post", "status goal retract", f"check {NOTE}", "check We will solve it next week.",
    "digest preview", "digest on friday 16:00", "digest now", "digest off", "digest on",
    "brief preview", "brief to <#C9LEADERS> friday 16:00", "brief now", "brief without goal",
    "brief with goal", "settings", "settings quiet=18:00-9:00 ask=10:00 nudges=2 side=research",
    "settings timezone=Europe/Paris", "settings retention=2y", "settings recalibration=on", "ooo",
    "ooo until 1 Dec", "ooo off", "import", f"import {FILE}", f"import\n{PASTED}", "undo", "undo",
    "undo",
    "team", "team research=2 engineering=1", "edit seq role=research", "log seq positive",
    "resolve goal no", "objective close goal", "undo", "remove model/graph", "undo",
    f"frobnicate {NOTE}", "settings erase=<@U1PRIYA>",
)  # fmt: skip


VERBS = ("forecast", "show items", "show curve", "next", "risks", "why", "status", "inputs",
         "pipeline", "worth", "calibration", "edit")  # fmt: skip


def happen(walker: Walker) -> None:
    """Channels and people come and go."""
    for event in (
        {"type": "member_joined_channel", "user": BOT, "channel": "C9", "channel_type": "C"},
        {"type": "channel_left", "channel": FRAUD, "actor_id": ANA},
        {"type": "member_joined_channel", "user": BOT, "channel": FRAUD, "channel_type": "C"},
        {"type": "channel_archive", "channel": FRAUD, "user": ANA},
        {"type": "channel_unarchive", "channel": FRAUD, "user": ANA},
        {"type": "user_change", "user": {"id": ANA, "team_id": TEAM, "deleted": True}},
    ):
        walker.slack.event(event)
        for payload in walker.posted(event["type"]):
            walker.press_all(payload, event["type"], BEN)


def answer_late(walker: Walker) -> None:
    """The same typed twice, a button older than what it is about, and a kind of nudge stopped."""
    for _ in range(2):
        repeated = walker.slack.type("holiday 2026-12-24")
    walker.press_all(repeated, "twice", ANA)
    old = walker.slack.type(f'log seq negative "{NOTE}"')
    walker.type(f'log seq negative "{NOTE}"', BEN, deep=False)
    walker.press_all(old, "old", ANA)
    stop = Message(lines=("x",), buttons=(button("Stop", StopNudges(kind="stalled")),))
    walker.press_all(reply(stop), "nudge", ANA)


def use_shortcuts(walker: Walker) -> None:
    for text in ("recall went from 0.71 to 0.78", NOTE, "🧪" * 3000, "auc=0.8 " * 400, ""):
        walker.slack.shortcut(text)
        walker.press_all(walker.slack.screens.opened[-1], f"shortcut {text[:9]}", ANA)
    walker.slack.anywhere()
    walker.press_all(walker.slack.screens.opened[-1], "global", ANA)


def test_no_payload_is_one_that_slack_refuses_or_shortens(walker):
    for text in (*MADE, *EVIDENCE):
        walker.type(text)
    answer_late(walker)
    walker.slack.event({"type": "app_home_opened", "user": ANA, "channel": "D1", "tab": "home"})
    walker.live(9)
    for text in ASKED:
        walker.type(text)
    walker.live(12)
    for text in (*MADE, *EVIDENCE, *ASKED):
        walker.type(text, GUEST, deep=False)
    use_shortcuts(walker)
    happen(walker)
    shown = {each.__name__ for each in answer.registry if each is not object}
    assert shown == walker.met
    with walker.bot.store.tx() as tx:
        keys = [each.key for each in plan.objectives(tx, TEAM)]
    for key in keys:
        walker.type(f"remove {key}", deep=False)
    assert len(walker.old) > 100
    heard = walker.press_old()
    assert [name for name, words in heard.items() if not words] == []
    assert not [each for each in heard.values() if "went wrong" in each]
    assert HOME in walker.kinds()


def test_five_hundred_items_stay_within_the_limits(tmp_path):
    found = Walker(tmp_path)
    ideas = " | ".join(f"{HARD}idea N{n}?" for n in range(10))
    tasks = "; ".join(ideas.replace("N", f"{n} ") for n in range(50))
    with found.bot.store.unhurried():
        found.type(f"plan {named('goal')} by 31 Mar: {tasks}", deep=False)
        with found.bot.store.tx() as tx:
            tx.run("UPDATE approaches SET state = 'running', owner = ?, started_on = '2026-11-20'"
                   " WHERE id % 50 = 0", ANA)  # fmt: skip
        for number in range(60):
            found.type(f"plan {named(str(number))} by 2 Feb: a; b?", deep=False)
        found.slack.event({"type": "app_home_opened", "user": ANA, "channel": "D1", "tab": "home"})
        with found.bot.store.tx() as tx:
            goal = plan.objectives(tx, TEAM)[0]
            assert len(plan.approaches_of(tx, goal.id)) == 500
        for text in (
            "",
            "forecast",
            "log",
            "task add",
            "approach add",
            "export",
            "digest preview",
            "brief preview",
            "history",
            *(f"{verb} {goal.key}" for verb in VERBS),
        ):
            found.type(text)
