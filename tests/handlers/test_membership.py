"""Channels and people come and go, told as Slack tells it: by signed events."""

import json

import pytest

from bot.services import Rendering
from core.errors import Refused
from core.model.places import Person
from core.store import journal, outbox, places, plan
from core.store.journal import Change
from core.usecases.ticking import tick
from core.wording.marks import twin
from core.wording.message import Message
from tests.bot.requests import JSON
from tests.harness import ANA, BEN, FRAUD, PRIYA, TEAM, fraud_plan
from tests.signed import Signed

BOT = "U1BOT"
KEY = "catch-card-fraud-earlier"


@pytest.fixture
def signed() -> Signed:
    found = Signed()
    with found.bot.store.tx() as tx:
        places.put_workspace(tx, places.workspace(tx, TEAM).model_copy(update={"bot_user": BOT}))
        for user, name in ((ANA, "Ana"), (BEN, "Ben")):
            places.put_person(
                tx, Person(team=TEAM, user=user, name=name, looked_up_at=found.bot.now)
            )
    fraud_plan(found.bot)
    return found


def tell(signed: Signed, kind: str, **event: object) -> None:
    signed.number += 1
    envelope = {
        "type": "event_callback", "team_id": TEAM, "event_id": f"Ev{signed.number}",
        "event": {"type": kind, **event},
    }  # fmt: skip
    signed.send(JSON, json.dumps(envelope).encode())


def said(signed: Signed) -> list[tuple[str, str]]:
    """What was queued by events: to whom, and the words."""
    return [
        (row.recipient.user or row.recipient.channel or "", Message.model_validate(row.body).twin())
        for row in signed.bot.queued()
        if row.kind in ("hello", "news")
    ]


def channel(signed: Signed):
    with signed.bot.store.tx() as tx:
        return places.channel(tx, TEAM, FRAUD)


def test_invited_it_says_one_sentence_and_offers_to_start(signed):
    tell(signed, "member_joined_channel", user=BOT, channel="C9", channel_type="C", inviter=ANA)
    ((to, words),) = said(signed)
    assert to == "C9"
    assert words.startswith("I keep this channel's plan honest")
    (row,) = [row for row in signed.bot.queued() if row.kind == "hello"]
    assert [each.label for each in Message.model_validate(row.body).buttons] == ["Start a plan"]


def test_a_person_who_joins_is_greeted_by_nobody_and_counts_as_a_member(signed):
    with signed.bot.store.tx() as tx:
        ben = places.person(tx, TEAM, BEN)
        places.put_person(tx, ben.model_copy(update={"memberships_at": signed.bot.now}))
    for user in (BEN, "U1NEVERMET"):
        tell(signed, "member_joined_channel", user=user, channel=FRAUD, channel_type="C")
    assert said(signed) == []
    with signed.bot.store.tx() as tx:
        assert places.member_of(tx, TEAM, BEN) == {FRAUD}
        assert places.member_of(tx, TEAM, "U1NEVERMET") == set()


@pytest.mark.parametrize("kind", ["channel_left", "group_left"])
def test_removed_it_tells_the_owner_and_posts_nothing_until_it_is_back(signed, kind):
    signed.bot.type("digest on monday 8:00")
    tell(signed, kind, channel=FRAUD, actor_id=PRIYA)
    ((to, words),) = said(signed)
    assert (to, channel(signed).absent) == (ANA, True)
    assert f"I was removed from <#{FRAUD}>" in words
    assert "*Catch card fraud earlier*" in words
    signed.bot.pass_days(8)
    tick(signed.bot.store, signed.bot.now)
    assert not [row for row in signed.bot.queued() if row.kind == "digest"]
    refused = queued(signed, "not_in_channel")
    tell(signed, "member_joined_channel", user=BOT, channel=FRAUD)
    assert channel(signed).absent is False
    assert said(signed)[-1] == (FRAUD, "I am back, and this channel's plan was kept as it stood.")
    with signed.bot.store.tx() as tx:
        found = outbox.row(tx, refused)
    assert found is not None
    assert found.state == "queued"


def queued(signed: Signed, error: str) -> int:
    """A message that its channel has refused."""
    to = outbox.Recipient(channel=FRAUD)
    with signed.bot.store.tx() as tx:
        letter = outbox.Letter(TEAM, "move", f"refused:{error}", to, {"lines": ["x"]})
        number = outbox.queue(tx, letter, signed.bot.now)
        outbox.mark(tx, number, "failed", signed.bot.now, error=error)
        return number


@pytest.mark.parametrize("kind", ["channel", "group"])
def test_archived_the_plan_pauses_and_the_owner_is_asked(signed, kind):
    signed.bot.type("digest on monday 8:00")
    tell(signed, f"{kind}_archive", channel=FRAUD, user=PRIYA)
    ((to, words),) = said(signed)
    assert to == ANA
    assert "*Catch card fraud earlier* pauses: no digest and no questions" in words
    signed.bot.pass_days(8)
    tick(signed.bot.store, signed.bot.now)
    assert not [row for row in signed.bot.queued() if row.kind == "digest"]
    refused = queued(signed, "is_archived")
    tell(signed, f"{kind}_unarchive", channel=FRAUD, user=PRIYA)
    assert channel(signed).archived is False
    with signed.bot.store.tx() as tx:
        found = outbox.row(tx, refused)
    assert found is not None
    assert found.state == "queued"


def dirty(signed: Signed) -> int:
    with signed.bot.store.tx() as tx:
        return len(tx.rows("SELECT * FROM dirty"))


def test_a_paused_plan_rests_until_its_channel_is_back(signed):
    ask = (
        "INSERT INTO nudges (team, user, kind, about, objective, worth, body, raised_on)"
        " VALUES (?, ?, 'stalled', 'x', 1, 1, '{}', '2026-11-23')"
    )
    with signed.bot.store.tx() as tx:
        tx.run(ask, TEAM, ANA)
    tell(signed, "channel_archive", channel=FRAUD, user=PRIYA)
    with signed.bot.store.tx() as tx:
        assert tx.rows("SELECT stands FROM nudges") == [{"stands": 0}]
    signed.bot.pass_days(1)
    tick(signed.bot.store, signed.bot.now)
    assert dirty(signed) == 0
    tell(signed, "channel_unarchive", channel=FRAUD, user=PRIYA)
    assert dirty(signed) == 1


def test_the_owner_of_an_archived_channels_plan_closes_it_with_one_click(signed):
    tell(signed, "channel_archive", channel=FRAUD, user=PRIYA)
    (row,) = [row for row in signed.bot.queued() if row.kind == "news"]
    signed.bot.press(Message.model_validate(row.body), "Close Catch card fraud earlier")
    with signed.bot.store.tx() as tx:
        assert plan.objectives(tx, TEAM) == []


def test_a_delivery_that_slack_repeats_says_nothing_twice(signed):
    for _ in range(2):
        signed.number = 70
        tell(signed, "channel_archive", channel=FRAUD, user=PRIYA)
    assert len(said(signed)) == 1


@pytest.mark.parametrize("kind", ["channel_rename", "group_rename"])
def test_a_renamed_channel_goes_by_its_new_name(signed, kind):
    tell(signed, kind, channel={"id": FRAUD, "name": "card-fraud", "created": 1})
    answer = signed.bot.type(f"log {KEY}/pilot/pilot positive", BEN, "C2")
    assert "belongs to #card-fraud" in twin(answer.lines[0])


def changed(user: str, **facts: object) -> dict[str, object]:
    return {"id": user, "team_id": TEAM, "tz": "Europe/Berlin", "name": "x",
            "profile": {"display_name": "Ana Maria"}, **facts}  # fmt: skip


def test_a_new_name_or_zone_is_kept_for_people_it_knows_and_for_nobody_else(signed):
    tell(signed, "user_change", user=changed(ANA, tz="Asia/Tokyo"))
    tell(signed, "user_change", user=changed("U1NEVERMET"))
    with signed.bot.store.tx() as tx:
        ana = places.person(tx, TEAM, ANA)
        rows = tx.rows("SELECT user FROM people WHERE user = 'U1NEVERMET'")
    assert (ana.name, ana.timezone) == ("Ana Maria", "Asia/Tokyo")
    assert rows == []


def test_who_becomes_a_guest_reads_only_from_then_on(signed):
    tell(signed, "user_change", user=changed(ANA, is_ultra_restricted=True))
    assert "Guests can read plans" in signed.bot.type(f"edit {KEY} by=2027-06-30").lines[0]


def test_when_an_owner_has_left_the_channel_is_asked_and_whoever_presses_takes_it_on(signed):
    signed.bot.type("edit sequence-model who @" + ANA)
    tell(signed, "user_change", user=changed(ANA, deleted=True))
    ((to, words),) = said(signed)
    assert to == FRAUD
    assert f"has no owner any more: the account of <@{ANA}> was closed" in words
    (row,) = [row for row in signed.bot.queued() if row.kind == "news"]
    message = Message.model_validate(row.body)
    assert "is yours now" in signed.bot.press(message, "I do", BEN).lines[0]
    assert "→" in signed.bot.type(f"edit {KEY} by=2027-06-30", BEN).lines[0]
    with pytest.raises(Refused, match=r"Ben owns \*Catch card fraud earlier\* already"):
        signed.bot.press(message, "I do", PRIYA)


def test_nobody_who_has_left_is_written_to(signed):
    tell(signed, "user_change", user=changed(ANA, deleted=True))
    tell(signed, "channel_archive", channel=FRAUD, user=PRIYA)
    assert [to for to, _ in said(signed)] == [FRAUD]


@pytest.mark.parametrize(
    ("kind", "event"),
    [("app_uninstalled", {}), ("tokens_revoked", {"tokens": {"oauth": [], "bot": ["U1BOT"]}})],
)
def test_uninstalled_it_posts_nothing_and_keeps_the_plan(signed, kind, event):
    signed.bot.type("digest on monday 8:00")
    tell(signed, kind, **event)
    signed.bot.pass_days(8)
    tick(signed.bot.store, signed.bot.now)
    with signed.bot.store.tx() as tx:
        assert outbox.due(tx, signed.bot.now) == []
        assert len(plan.objectives(tx, TEAM)) == 1
        assert not tx.rows("SELECT * FROM outbox WHERE kind = 'digest'")


def test_installed_again_it_posts_again(signed):
    tell(signed, "app_uninstalled")
    signed.type("forecast")
    with signed.bot.store.tx() as tx:
        assert places.workspace(tx, TEAM).removed_at is None


def test_somebodys_own_token_taken_back_changes_nothing(signed):
    tell(signed, "tokens_revoked", tokens={"oauth": ["U1ANA"]})
    with signed.bot.store.tx() as tx:
        assert places.workspace(tx, TEAM).removed_at is None


@pytest.mark.parametrize(
    "event",
    [
        {"type": "user_change", "user": ANA},
        {"type": "user_change", "user": {"id": ANA, "profile": "none"}},
        {"type": "tokens_revoked", "tokens": ["U1"]},
        {"type": "channel_rename", "channel": FRAUD},
    ],
)
def test_an_event_of_another_shape_is_turned_away(signed, event):
    envelope = {"type": "event_callback", "team_id": TEAM, "event_id": "Ev1", "event": event}
    with pytest.raises(AssertionError, match="400"):
        signed.send(JSON, json.dumps(envelope).encode())


def test_a_mention_is_shown_as_a_person_never_as_a_key(signed):
    text = f'log sequence-model positive "ask <@{BEN}|ben> and <@U1CARLA|carla>" with <@{BEN}|ben>'
    answer = signed.type(text)
    assert "Ask @Ben and @carla" in answer["text"]
    history = signed.type("history")["text"]
    assert "with @Ben" in history
    assert "U1CARLA" not in history
    wrong = signed.type(f"log nothing positive with <@{BEN}|ben>")["text"]
    assert "with @Ben" in wrong


def test_a_mention_nobody_has_named_is_left_to_slack_to_name(signed):
    answer = signed.type('log sequence-model positive "ask <@U1DORA>"')
    assert "ask <@U1DORA>" in answer["text"] or "Ask <@U1DORA>" in answer["text"]


def test_what_is_posted_says_the_names_people_have_when_it_is_posted(signed):
    signed.type(f'log sequence-model positive "thanks <@{BEN}|ben>"')
    with signed.bot.store.tx() as tx:
        places.put_person(tx, places.person(tx, TEAM, BEN).model_copy(update={"name": "Benedikt"}))
    (row,) = [row for row in signed.bot.queued() if row.kind == "result"]
    assert "Thanks @Benedikt" in Rendering(signed.bot.store, lambda: signed.bot.now).laid(row).text


def test_history_uses_peoples_words_for_fields(signed, golden):
    for text in (
        f"edit {KEY} by=2027-06-30 value=\"400000 EUR per year\" rate=800 owner=<@{ANA}|ana>"
        f" editors=<@{BEN}|ben>",
        "edit clean-labels/clean-labels p=70% days=5-20 box=25 role=research",
        "edit catch-card-fraud-earlier/pilot after=clean-labels strategy=parallel",
        "start sequence-model", 'lose sequence-model "no gain"',
        "remove graph-features/graph-features",
    ):  # fmt: skip
        signed.bot.pass_days(1)
        signed.type(text)
    with signed.bot.store.tx() as tx:
        journal.begin(tx, Change(TEAM, FRAUD, ANA, signed.bot.now, "AnswerQuestion"))
        journal.update(tx, "approaches", 1, {"chance": 0.8})
    golden(signed.type("history")["text"])


@pytest.mark.parametrize("asked", ["next", "why", "whatif lose sequence-model"])
def test_a_resting_plan_is_not_forecast_by_a_question_or_by_other_peoples_changes(signed, asked):
    tell(signed, "channel_archive", channel=FRAUD, user=ANA)
    signed.bot.pass_days(3)
    before = stored(signed)
    said = signed.bot.type(asked, ANA).twin()
    signed.bot.type("team research=1", BEN, "C2")
    signed.bot.wake()
    assert "rests while its channel is archived" in said
    assert stored(signed) == before


def stored(signed: Signed) -> int:
    with signed.bot.store.tx() as tx:
        return len(tx.rows("SELECT id FROM forecasts"))
