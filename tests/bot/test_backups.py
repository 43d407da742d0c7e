"""A copy of the database a day, while it is in use; the oldest go."""

import logging
import sqlite3
from datetime import date, timedelta

import pytest

from bot.backups import back_up, folder_of, newest
from core.model.places import Workspace
from core.store import files, places, plan
from core.store.store import Store
from tests.harness import TEAM, Bot, fraud_plan

TODAY = date(2026, 11, 23)


@pytest.fixture
def database(tmp_path):
    return tmp_path / "mlstatus.db"


@pytest.fixture
def store(database):
    found = Store.open(database)
    yield found
    found.close()


def names(database) -> list[str]:
    return sorted(path.name for path in folder_of(database).iterdir())


def test_the_days_copy_is_made_once_and_can_be_restored(store, database, tmp_path):
    fraud_plan(Bot(store=store))
    made = back_up(store, database, TODAY)
    assert made is not None
    assert made == newest(database)
    assert files.trouble(made) is None
    assert back_up(store, database, TODAY) is None
    assert files.put_in_place(made, tmp_path / "restored.db") is None
    again = Store.open(tmp_path / "restored.db")
    with again.tx() as tx:
        assert len(plan.objectives(tx, TEAM)) == 1
    again.close()


def test_fourteen_are_kept_or_as_many_as_wanted(store, database):
    for day in range(20):
        back_up(store, database, TODAY + timedelta(days=day))
    assert len(names(database)) == 14
    assert names(database)[0] == "mlstatus-2026-11-29.db"
    with store.tx() as tx:
        places.put_workspace(tx, Workspace(team=TEAM, backups=3))
    back_up(store, database, TODAY + timedelta(days=20))
    assert len(names(database)) == 3


def test_none_is_made_where_none_is_wanted(store, database):
    with store.tx() as tx:
        places.put_workspace(tx, Workspace(team=TEAM, backups=0))
    assert back_up(store, database, TODAY) is None
    assert newest(database) is None


def test_a_copy_that_is_not_whole_gets_no_name(store, database, caplog):
    folder_of(database).mkdir()
    with store.tx() as tx:
        tx.run("CREATE TABLE spoiled (x TEXT)")
    with sqlite3.connect(database) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE spoiled' WHERE name = 'spoiled'")
    raw.close()
    with caplog.at_level(logging.ERROR):
        assert back_up(store, database, TODAY) is None
    assert newest(database) is None
    assert "not whole" in caplog.text
