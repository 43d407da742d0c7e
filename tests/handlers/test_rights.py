"""Nine kinds of person try eight things; what happens is what the table says."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from pydantic import TypeAdapter

from core.commands.fields import Person as Id
from core.commands.settings import ErasePerson
from core.model.permissions import RIGHTS, Action, Facts, Kind, kinds_of, may
from core.model.places import Channel, Person
from core.store import places, plan
from core.usecases.perform import OTHERS
from core.wording.marks import twin
from tests.harness import ANA, BEN, FRAUD, OTHER, PRIYA, TEAM, Bot, fraud_plan

KEY = "catch-card-fraud-earlier"
WHO = "U1SOMEBODY"


@dataclass(frozen=True)
class Someone:
    """A kind of person: who they are, and where they type."""

    facts: Facts
    user: str = WHO
    channel: str = FRAUD
    flags: tuple[str, ...] = ()


PEOPLE = {
    Kind.OWNER: Someone(Facts(here=True, owner=True), user=ANA),
    Kind.EDITOR: Someone(Facts(here=True, editor=True)),
    Kind.MEMBER: Someone(Facts(here=True)),
    Kind.COLLEAGUE: Someone(Facts(here=False), channel=OTHER),
    Kind.OUTSIDER: Someone(Facts(here=False, closed=True), channel=OTHER),
    Kind.GUEST: Someone(Facts(here=True, guest=True), flags=("guest",)),
    Kind.STRANGER: Someone(Facts(here=True, stranger=True), flags=("stranger",)),
    Kind.UNKNOWN: Someone(Facts(here=True, unknown=True), flags=("unknown",)),
    Kind.ADMINISTRATOR: Someone(Facts(here=True, administrator=True), flags=("admin",)),
}
TRIES: dict[Action, str] = {
    Action.READ: f"forecast {KEY}",
    Action.LOG: f'log {KEY}/live-scoring/live-scoring positive "it runs"',
    Action.ADD: f"approach add {KEY}/live-scoring/stream p=60%",
    Action.STEER: f"edit {KEY} by=2027-06-30",
    Action.POST: f"status {KEY} post",
    Action.REWRITE: f"remove {KEY}/pilot/pilot",
    Action.ADMINISTER: "settings backups=7",
}
DONE: dict[Action, Callable[[str], bool]] = {
    Action.READ: lambda said: "by 31 March" in said,
    Action.LOG: lambda said: "Logged:" in said,
    Action.ADD: lambda said: "Added" in said,
    Action.STEER: lambda said: "target date" in said and "→" in said,
    Action.POST: lambda said: "on its way" in said,
    Action.REWRITE: lambda said: "Removed" in said,
    Action.ADMINISTER: lambda said: "7 daily backups" in said,
}


def world(kind: Kind) -> Bot:
    bot, someone = Bot(), PEOPLE[kind]
    fraud_plan(bot)
    bot.type(f'log {KEY}/pilot/pilot negative "one bank left"', PRIYA)
    with bot.store.tx() as tx:
        flags = dict.fromkeys(someone.flags, True)
        places.put_person(tx, Person(team=TEAM, user=someone.user, **flags))
        if someone.facts.closed:
            channel = places.channel(tx, TEAM, FRAUD)
            places.put_channel(tx, channel.model_copy(update={"private": True}))
    if someone.facts.editor:
        bot.type(f"edit {KEY} editors=@{WHO}")
    return bot


@pytest.mark.parametrize("action", list(TRIES))
@pytest.mark.parametrize("kind", list(Kind))
def test_what_happens_is_what_the_table_says(kind, action):
    bot, someone = world(kind), PEOPLE[kind]
    answer = bot.type(TRIES[action], someone.user, someone.channel)
    said = "\n".join(twin(line) for line in answer.lines)
    assert DONE[action](said) is may(kinds_of(someone.facts), action), said


def test_the_table_has_nine_kinds_and_eight_actions():
    assert set(RIGHTS) == set(Kind) == set(PEOPLE)
    assert len(Kind) == 9
    assert len(Action) == 8


def test_nobody_rewrites_another_persons_result_or_sees_their_scores():
    for never in (Action.REWRITE, Action.SCORE):
        assert not [kind for kind in Kind if never in RIGHTS[kind]]


def test_no_question_names_a_person_so_nobody_asks_for_anothers_scores():
    schema = TypeAdapter(Id).json_schema()
    person = json.dumps(schema["pattern"])
    questions = [each for each in OTHERS if each is not ErasePerson]
    naming = [each for each in questions if person in json.dumps(each.model_json_schema())]
    assert naming == []


def test_who_is_not_known_elsewhere_sees_nothing():
    for limited in ({"guest": True}, {"stranger": True}, {"unknown": True}):
        facts = Facts(here=False, owner=True, editor=True, administrator=True, **limited)
        assert kinds_of(facts) == {Kind.OUTSIDER}


def test_an_owner_who_became_a_guest_reads_only():
    bot = world(Kind.OWNER)
    with bot.store.tx() as tx:
        places.put_person(tx, Person(team=TEAM, user=ANA, guest=True))
    assert "Guests can read plans" in bot.type(f"edit {KEY} by=2027-06-30").lines[0]
    assert "by 31 March" in twin(bot.type("forecast").lines[1])


def test_a_refusal_says_who_can_and_how_to_be_added():
    bot = world(Kind.MEMBER)
    with bot.store.tx() as tx:
        places.put_person(tx, Person(team=TEAM, user=ANA, name="Ana"))
    answer = bot.type(f"edit {KEY} by=2027-06-30", BEN)
    said = twin(answer.lines[0])
    assert "Ana owns it" in said
    assert f"edit {KEY} editors=@you" in said
    assert f"edit {KEY} by=2027-06-30" in twin(answer.lines[1])


def test_the_owner_hands_an_objective_on_and_is_then_a_member():
    bot = world(Kind.OWNER)
    bot.type(f"edit {KEY} owner=@{BEN}")
    assert "Only the owner" in twin(bot.type(f"edit {KEY} by=2027-06-30").lines[0])
    assert "→" in bot.type(f"edit {KEY} by=2027-06-30", BEN).lines[0]


def test_editors_are_people_and_can_be_taken_off():
    bot = world(Kind.EDITOR)
    bot.type(f"edit {KEY} editors=@{BEN},@{PRIYA}")
    with bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
    assert objective.editors == (BEN, PRIYA)
    answer = bot.type(f"edit {KEY} editors=none")
    assert twin(answer.lines[0]).endswith(f"editors <@{BEN}>, <@{PRIYA}> → nothing.")


def test_an_import_by_a_member_may_add_and_may_not_move_the_target():
    bot = world(Kind.MEMBER)
    text = bot.type("export").file
    moved = text.replace("2027-03-31", "2027-06-30")
    assert "Only the owner" in twin(bot.type(f"import {moved}", BEN).lines[0])
    more = text.replace('"chance": 0.95', '"chance": 0.9', 1)
    assert "1 updated" in bot.type(f"import {more}", BEN).lines[0]


def test_how_many_people_there_are_is_for_those_who_steer_something():
    bot = world(Kind.MEMBER)
    assert "Only owners and editors" in twin(bot.type("team research=2", BEN).lines[0])
    assert "The team is saved" in bot.type("team research=2").lines[0]
    assert "The team is saved" in Bot().type("team research=2", BEN).lines[0]


def test_in_a_direct_message_one_is_a_member_where_slack_lists_one():
    bot = world(Kind.OUTSIDER)
    asked = (f"forecast {KEY}", BEN, "D1BEN")
    assert "I don't know" in twin(bot.type(*asked).lines[0])
    with bot.store.tx() as tx:
        places.put_memberships(tx, TEAM, BEN, [FRAUD])
        places.put_person(tx, Person(team=TEAM, user=BEN, memberships_at=bot.now))
    assert "by 31 March" in twin(bot.type(*asked).lines[1])
    assert "Logged" in bot.type(TRIES[Action.LOG], BEN, "D1BEN").lines[0]
    bot.pass_days(1)
    assert "I don't know" in twin(bot.type(*asked).lines[0])


def test_a_channel_nobody_has_looked_at_counts_as_private():
    bot = world(Kind.MEMBER)
    with bot.store.tx() as tx:
        places.put_channel(tx, Channel(team=TEAM, channel=FRAUD))
    assert "I don't know" in twin(bot.type(f"forecast {KEY}", BEN, OTHER).lines[0])


def test_a_private_channels_plan_leaves_no_trace_elsewhere():
    bot = world(Kind.MEMBER)
    bot.type("assume banks-keep-their-word 80%")
    bot.type(f"edit {KEY}/pilot/pilot assumes=banks-keep-their-word")
    with bot.store.tx() as tx:
        places.put_channel(tx, Channel(team=TEAM, channel=FRAUD, name="fraud", private=True))
    bot.type("plan Read claims by 30 Jun: labels; a model?", BEN, OTHER)
    here = bot.type("export").file
    assert "banks-keep-their-word" in here
    heard = [
        bot.type(text, BEN, OTHER)
        for text in (
            "", "export", "forecast card-fraud", "forecast pilot", "history", f"history {KEY}",
            "assume banks-keep-their-word 70%", f"whatif lose {KEY}/pilot/pilot", "undo",
            f'objective new {KEY} "Another" by 31 Mar', f"import {here}", "log pilot positive",
            "risks", "digest preview", f"status {KEY}",
        )
    ]  # fmt: skip
    for message in heard:
        said = [line for line in message.twin().splitlines() if "You typed" not in line]
        told = "\n".join([*said, message.file, str(message.buttons)])
        for secret in ("Catch card fraud", "live scoring", "live-scoring", "graph", "#fraud"):
            assert secret not in told, told
    assert "No approach rests on it yet" in heard[6].lines[1]
