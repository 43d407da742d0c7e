"""The database: one connection that writes, behind one lock.

Several writing connections starve one another and a deferred transaction that turns into a
writing one fails at once, so every transaction here is BEGIN IMMEDIATE on the same connection.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Self

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3

from core.errors import Busy
from core.store.migrations import migrations

LOCK_WAIT = 2.0
"""Seconds a person waits for the database in all; Slack gives up after three."""

Row = dict[str, Any]


class Tx:
    """One open transaction; the modules beside this one read and write through it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.change: int | None = None

    def run(self, sql: str, *values: object) -> int:
        """Run a statement; the id of the row it inserted, or the number of rows it touched."""
        cursor = self._connection.execute(sql, values)
        inserted = sql.lstrip()[:6].upper() == "INSERT"
        return int((cursor.lastrowid if inserted else cursor.rowcount) or 0)

    def rows(self, sql: str, *values: object) -> list[Row]:
        """All rows of a query."""
        cursor = self._connection.execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def plain_rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a query without their columns' names: for those that have thousands."""
        return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: object) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    @contextmanager
    def supposing(self) -> Iterator[None]:
        """Whatever is written inside is taken back at its end."""
        self._connection.execute("SAVEPOINT supposed")
        try:
            yield
        finally:
            self._connection.execute("ROLLBACK TO supposed")
            self._connection.execute("RELEASE supposed")
            self.change = None


class Store:
    """Opens transactions; safe to share between threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = Lock()
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrations.apply(Database(connection))

    @classmethod
    def open(cls, path: Path | str) -> Self:
        """Open or create the database file, bringing its schema up to date."""
        return cls(
            sqlite3.connect(path, timeout=LOCK_WAIT, isolation_level=None, check_same_thread=False)
        )

    @classmethod
    def in_memory(cls) -> Self:
        """A database that is gone with the object; the test double."""
        return cls.open(":memory:")

    @contextmanager
    def tx(self) -> Iterator[Tx]:
        """One transaction: committed at the end, rolled back whole by any exception.

        Raises:
            Busy: when the lock or the file could not be had within ``LOCK_WAIT`` seconds,
                or the disk did not take the write; then nothing was saved.
        """
        deadline = time.monotonic() + LOCK_WAIT
        if not self._lock.acquire(timeout=LOCK_WAIT):
            raise Busy
        try:
            with _begun(self._connection, deadline - time.monotonic()):
                yield Tx(self._connection)
        finally:
            self._lock.release()

    @contextmanager
    def unhurried(self) -> Iterator[None]:
        """Until the end of the block, commits do not wait for the disk.

        A power failure inside it may cost the newest of them, never the file's consistency
        (SQLite's documentation, PRAGMA synchronous, on WAL mode).
        """
        self._synchronous("NORMAL")
        try:
            yield
        finally:
            self._synchronous("FULL")

    def _synchronous(self, mode: str) -> None:
        with self._lock:
            self._connection.execute(f"PRAGMA synchronous = {mode}")

    def close(self) -> None:
        """Close the file, after the transaction under way."""
        with self._lock:
            self._connection.close()


@contextmanager
def _begun(connection: sqlite3.Connection, seconds: float) -> Iterator[None]:
    connection.execute(f"PRAGMA busy_timeout = {max(0, int(seconds * 1000))}")
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError) and _passing(error):
            raise Busy from error
        raise


def _passing(error: sqlite3.OperationalError) -> bool:
    return any(word in str(error) for word in ("locked", "busy", "disk is full", "disk I/O"))
