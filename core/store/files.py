"""The database as a file: read without a lock, checked, copied while it is in use."""

from pathlib import Path

from sqlite_utils.utils import sqlite3

from core.store.store import Store


def sqlite_version() -> str:
    """The version of the SQLite library that is used."""
    return str(sqlite3.sqlite_version)


def snapshot(path: Path) -> Store:
    """A copy of a database in memory, to read from while another process writes."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    source = _read_only(path)
    source.backup(copy)
    source.close()
    return Store(copy)


def trouble(path: Path) -> str | None:
    """What is wrong with a database file, or None where it is whole and ours."""
    try:
        connection = _read_only(path)
        verdict = str(connection.execute("PRAGMA integrity_check").fetchone()[0])
        connection.execute("SELECT COUNT(*) FROM objectives").fetchone()
        connection.close()
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if verdict == "ok" else verdict


def copied(source: Path, target: Path) -> str | None:
    """Copy a database, in use or not; what is wrong with the copy, or None."""
    given, made = _read_only(source), sqlite3.connect(target)
    try:
        given.backup(made)
        # One file and no other beside it: a copy can be moved, and read from a read-only disk.
        made.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        return str(error)
    finally:
        given.close()
        made.close()
    return trouble(target)


def put_in_place(source: Path, database: Path) -> str | None:
    """Make ``source`` the database; the one there was is kept as ``.before-restore``."""
    if database.exists():
        database.replace(database.with_name(f"{database.name}.before-restore"))
    for suffix in ("-wal", "-shm"):
        database.with_name(f"{database.name}{suffix}").unlink(missing_ok=True)
    return copied(source, database)


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)
