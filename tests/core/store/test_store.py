import sqlite3
import threading
from datetime import UTC, datetime, timedelta

import pytest

from core.errors import Busy
from core.store import journal, outbox
from core.store.journal import Change
from core.store.outbox import Letter, Recipient
from core.store.store import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def store():
    found = Store.in_memory()
    yield found
    found.close()


def holiday(tx, day: str) -> int:
    return journal.insert(tx, "holidays", {"team": "T1", "day": day})


def change(tx) -> int:
    return journal.begin(tx, Change("T1", "C1", "U1", NOW, "AddHolidays"))


def test_an_exception_rolls_everything_back(store):
    with pytest.raises(ZeroDivisionError), store.tx() as tx:
        change(tx)
        holiday(tx, "2026-12-25")
        _ = 1 / 0
    with store.tx() as tx:
        assert tx.rows("SELECT * FROM holidays") == []
        assert tx.rows("SELECT * FROM changes") == []


def test_many_threads_lose_nothing(store):
    def write(number: int) -> None:
        for day in range(1, 26):
            with store.tx() as tx:
                change(tx)
                holiday(tx, f"20{number:02d}-01-{day:02d}")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(26, 34)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.tx() as tx:
        assert tx.row("SELECT COUNT(*) AS n FROM holidays") == {"n": 200}


def test_a_locked_database_says_busy_and_nothing_is_saved(tmp_path):
    store = Store.open(tmp_path / "x.db")
    other = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy, match="not saved"), store.tx() as tx:
        change(tx)
    other.execute("ROLLBACK")
    other.close()
    with store.tx() as tx:
        assert tx.rows("SELECT * FROM changes") == []
    store.close()


def test_wrong_types_and_unknown_states_are_refused(store):
    with pytest.raises(sqlite3.IntegrityError), store.tx() as tx:
        tx.run("INSERT INTO team_steps (team, role, since, people) VALUES ('T', 'r', 'd', 'many')")


def test_a_change_can_be_taken_back_row_by_row(store):
    with store.tx() as tx:
        first = change(tx)
        item = holiday(tx, "2026-12-25")
    with store.tx() as tx:
        second = change(tx)
        journal.update(tx, "holidays", item, {"day": "2026-12-26"})
        assert journal.in_the_way(tx, first)["id"] == second
    with store.tx() as tx:
        change(tx)
        journal.take_back(tx, second)
        assert tx.rows("SELECT day FROM holidays") == [{"day": "2026-12-25"}]


def test_reopening_a_file_keeps_everything(tmp_path):
    store = Store.open(tmp_path / "x.db")
    with store.tx() as tx:
        change(tx)
        holiday(tx, "2026-12-25")
    store.close()
    again = Store.open(tmp_path / "x.db")
    with again.tx() as tx:
        assert tx.rows("SELECT day FROM holidays") == [{"day": "2026-12-25"}]
    again.close()


def letter(key: str, **recipient) -> Letter:
    return Letter("T1", "news", key, Recipient(**recipient), {"lines": ["x"]})


def test_a_message_is_queued_once_by_its_key(store):
    with store.tx() as tx:
        assert outbox.queue(tx, letter("a", channel="C1"), NOW) == outbox.queue(
            tx, letter("a", channel="C1"), NOW
        )


def test_an_answer_waits_for_the_message_it_answers(store):
    with store.tx() as tx:
        head = outbox.queue(tx, letter("head", channel="C1"), NOW)
        outbox.queue(tx, letter("inside", channel="C1", thread=head), NOW)
        assert [row.key for row in outbox.due(tx, NOW)] == ["head"]
        outbox.mark(tx, head, "sent", NOW, channel="C1", ts="1.2")
        assert [row.key for row in outbox.due(tx, NOW)] == ["inside"]


def test_a_message_left_in_sending_is_found_after_a_minute(store):
    with store.tx() as tx:
        head = outbox.queue(tx, letter("head", channel="C1"), NOW)
        outbox.mark(tx, head, "sending", NOW)
        assert outbox.stuck(tx, NOW + timedelta(seconds=59)) == []
        assert [row.key for row in outbox.stuck(tx, NOW + timedelta(seconds=60))] == ["head"]
