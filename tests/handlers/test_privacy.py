"""No surveillance: a test for each sentence of the design; what is kept, and taken away."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.manifest import EVENTS, SCOPES
from core.model.permissions import TABLE
from core.model.places import Channel, Person, Workspace
from core.store import places
from core.usecases.ticking import tick
from core.wording.marks import twin
from core.wording.message import Message
from handlers.grammar.registry import VERBS
from tests.harness import ANA, BEN, FRAUD, PRIYA, TEAM, Bot, fraud_plan
from tests.signed import Signed

LEAD = "U1MARTA"
PAGE = Path(__file__).parent.parent.parent / "docs" / "privacy.md"
KEY = "catch-card-fraud-earlier"
RESULTS = (
    ("graph-features/graph-features", "negative", "no gain for new shops", "hbcrwd"),
    ("sequence-model", "positive", "recall up by 0.04", "hb"),
    ("sequence-model", "unclear", "three seeds differ", ""),
    ("pilot/pilot", "negative", "one bank left", "r"),
    ("clean-labels/clean-labels", "positive", "audit passed", "hbcrw"),
    ("sequence-model", "positive", "clean labels help", "hbcwd"),
)
ONE_DOES_MOST = (ANA, ANA, ANA, ANA, BEN, PRIYA)
EVENLY = (ANA, BEN, PRIYA, ANA, BEN, PRIYA)
PERSON = re.compile(r"<?@[UW][A-Z0-9]+>?")


def lived(authors) -> Bot:
    """The same fortnight, whoever did what in it."""
    bot = Bot()
    fraud_plan(bot)
    bot.type("digest on friday 16:00")
    for day, (author, (ref, verdict, note, quality)) in enumerate(
        zip(authors, RESULTS, strict=True)
    ):
        letters = f" quality={quality}" if quality else ""
        bot.type(f'log {ref} {verdict} "{note}"{letters}', author)
        if day % 2:
            bot.pass_days(1)
        tick(bot.store, bot.now)
        bot.wake()
    bot.now += timedelta(days=2)
    tick(bot.store, bot.now)
    bot.wake()
    return bot


def asked_by_the_lead(bot: Bot) -> dict[str, str]:
    """All that somebody else can read: every question there is, bare and with the objective."""
    questions = [verb.name for verb in VERBS if not verb.writes]
    typed = [*questions, *(f"{name} {KEY}" for name in questions), "digest preview"]
    found = {}
    for text in typed:
        message = bot.type(text, LEAD)
        found[text] = "" if message is None else message.twin() + message.file
    return found


def posted(bot: Bot) -> list[str]:
    return [Message.model_validate(row.body).twin() for row in bot.queued()]


def masked(text: str) -> str:
    return PERSON.sub("@", text)


def test_no_screen_export_or_log_groups_anything_by_person(caplog):
    """Were anything counted, averaged or ranked by person, it would differ between these worlds."""
    caplog.set_level(0)
    uneven, even = lived(ONE_DOES_MOST), lived(EVENLY)
    first, second = asked_by_the_lead(uneven), asked_by_the_lead(even)
    for text, told in first.items():
        assert masked(told) == masked(second[text]), text
    assert [masked(told) for told in posted(uneven)] == [masked(told) for told in posted(even)]
    assert not PERSON.search(first["export"])
    assert not [record for record in caplog.records if PERSON.search(record.getMessage())]
    assert any("no gain for new shops" in told.lower() for told in posted(even))


def test_quality_is_shown_only_where_three_people_logged():
    two = lived((ANA, ANA, BEN, ANA, BEN, ANA))
    three = lived(EVENLY)
    for text in ("digest preview", f"status {KEY}"):
        assert "To do better" not in twin(two.type(text, LEAD).twin())
        assert "To do better" in twin(three.type(text, LEAD).twin())


def test_privacy_shows_what_is_kept_about_me_and_who_sees_it():
    bot = lived(EVENLY)
    said = twin(bot.type("privacy", BEN).twin())
    for part in ("2 changes to plans", "2 results you logged", "0 objectives you own",
                 "members of the channel", "nobody but the bot", "you alone", "730 days",
                 "Only you see this"):  # fmt: skip
        assert part in said
    assert "1 objective you own" in twin(bot.type("privacy").twin())


def test_private_messages_are_never_copied_to_anybody():
    bot = lived(EVENLY)
    for _ in range(30):
        bot.pass_days(1)
        tick(bot.store, bot.now)
        bot.wake()
    heard: dict[str, set[str]] = {}
    for row in bot.queued():
        to = row.recipient.private_to or row.recipient.user or row.recipient.channel or ""
        lines = tuple(row.body.get("lines") or ())
        heard.setdefault(json.dumps(lines), set()).add(to)
    for row in bot.queued():
        if row.recipient.user or row.recipient.private_to:
            assert len(heard[json.dumps(tuple(row.body.get("lines") or ()))]) == 1, row


def test_the_page_for_the_works_council_holds_the_sentences_and_the_table():
    text = " ".join(PAGE.read_text().split("\n"))
    assert TABLE.strip() in PAGE.read_text()
    for sentence in (
        "No screen, export or log groups results, quality, calibration or speed by person,"
        " except to that person.",
        "Quality is shown for an objective only where at least three people logged",
        "`privacy` shows what is kept about you and who sees it.",
        "The bot reads only commands, mentions, direct messages to it, and messages its shortcut"
        " was used on.",
        "Private nudges are never copied to a lead.",
    ):
        assert sentence in text


def administrator(bot: Bot) -> None:
    with bot.store.tx() as tx:
        places.put_person(tx, Person(team=TEAM, user=LEAD, admin=True))


def everything(bot: Bot) -> str:
    """The whole database as text."""
    with bot.store.tx() as tx:
        names = [row["name"] for row in tx.rows("SELECT name FROM sqlite_master"
                                                " WHERE type = 'table'")]  # fmt: skip
        return json.dumps({name: tx.rows(f"SELECT * FROM {name}") for name in names}, default=str)


def test_erasing_asks_first_and_then_leaves_no_trace_of_a_person():
    bot = lived(EVENLY)
    administrator(bot)
    bot.type(f"edit {KEY} owner=@{BEN} editors=@{BEN},@{ANA}")
    bot.type(f'log sequence-model unclear "thanks to @{BEN}" with @{BEN}', ANA)
    bot.type("approach add pilot/third p=40% who @" + BEN, BEN)
    with bot.store.tx() as tx:
        places.put_person(tx, Person(team=TEAM, user=BEN, name="Ben"))
        places.join(tx, TEAM, BEN, FRAUD)
    asked = bot.type(f"settings erase=@{BEN}", LEAD)
    assert "cannot be undone" in asked.twin()
    assert BEN in everything(bot)
    done = bot.press(asked, "Erase the name", LEAD)
    assert "no longer carry the name" in done.twin()
    assert BEN not in everything(bot)
    for text in ("history", f"status {KEY}", "digest preview", "export", "privacy", ""):
        message = bot.type(text)
        assert message is not None
        assert "Something went wrong" not in message.twin()
    assert "thanks to @somebody" in bot.type("history").twin()


def test_only_administrators_erase_and_set_how_long_names_stay():
    bot = lived(EVENLY)
    for text in (f"settings erase=@{BEN}", "settings retention=90d", "settings backups=7"):
        assert "Only whoever installed mlstatus" in bot.type(text).twin()
    administrator(bot)
    assert "for 90 days" in bot.type("settings retention=90d", LEAD).twin()
    assert "7 daily backups" in bot.type("settings backups=7", LEAD).twin()
    assert "for good" in bot.type("settings retention=forever", LEAD).twin()
    with bot.store.tx() as tx:
        assert places.workspace(tx, TEAM).backups == 7


def test_whoever_installed_it_is_an_administrator():
    bot = Bot()
    with bot.store.tx() as tx:
        places.put_workspace(tx, Workspace(team=TEAM, installer=BEN))
    assert "for 90 days" in bot.type("settings retention=90d", BEN).twin()


def test_names_older_than_the_retention_go_and_what_was_learned_stays():
    bot = lived(EVENLY)
    bot.pass_days(720)
    tick(bot.store, bot.now)
    assert "2 results you logged" in bot.type("privacy", BEN).twin()
    bot.pass_days(30)
    tick(bot.store, bot.now)
    assert "0 results you logged" in bot.type("privacy", BEN).twin()
    assert "somebody" in bot.type(f"history {KEY}/pilot/pilot").twin()
    with bot.store.tx() as tx:
        learned = [row["learned"] for row in tx.rows("SELECT learned FROM experiments")]
    assert "one bank left" in learned


def test_kept_for_good_where_an_administrator_says_so():
    bot = lived(EVENLY)
    administrator(bot)
    bot.type("settings retention=forever", LEAD)
    bot.pass_days(2000)
    tick(bot.store, bot.now)
    assert "2 results you logged" in bot.type("privacy", BEN).twin()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("settings retention=soon", "is no time to keep names for"),
        ("settings retention=5d", "This must be at least 30"),
        ("settings backups=many", "is no number of backups"),
        ("settings erase=@ben", "I don't know who"),
        (f"settings erase=@{BEN} retention=1y", "Send them one after the other"),
        ("settings timezone=Europe/Berlin backups=3", "Send them one after the other"),
    ],
)
def test_settings_that_make_no_sense_are_said_with_a_way_on(text, said):
    bot = Bot()
    administrator(bot)
    assert said in twin(bot.type(text, LEAD).lines[0])


def test_an_administrator_sees_no_private_channel_and_no_scores():
    bot = lived(EVENLY)
    administrator(bot)
    with bot.store.tx() as tx:
        places.put_channel(tx, Channel(team=TEAM, channel=FRAUD, name="fraud", private=True))
    assert "I don't know" in bot.type(f"forecast {KEY}", LEAD, "C2").twin()


def test_the_bot_reads_only_what_is_said_to_it():
    signed = Signed()
    before = everything(signed.bot)
    talk = {"type": "message", "user": ANA, "channel": FRAUD, "text": "very private words",
            "ts": "1.1"}  # fmt: skip
    for more in ({"channel_type": "channel"}, {"channel_type": "group"}, {}):
        signed.event(talk | more)
    signed.event(talk | {"channel_type": "im", "subtype": "message_changed"})
    assert everything(signed.bot) == before
    assert not [event for event in EVENTS if event.startswith("message.") and event != "message.im"]
    assert "channels:history" not in SCOPES
