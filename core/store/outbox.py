"""The outbox: what the bot says on its own, written in the transaction that caused it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from core.store import journal
from core.store.store import Row, Tx

HOME = "home"
"""The kind of a row that has a person's own page made again; its body is made when it is sent."""
ANSWERABLE = timedelta(minutes=30)
"""How long Slack takes answers to what somebody typed or pressed, by its ``response_url``."""
Standing = Literal["queued", "sending", "sent", "unsure", "failed"]


class Recipient(BaseModel):
    """Where a message goes; exactly one of ``channel``, ``user``, ``response_url`` is set.

    Attributes:
        thread: The outbox row whose message this one answers in its thread, or None.
        thread_ts: A message of Slack's own to answer in its thread, or None.
        edits: The outbox row whose message this one replaces, or None.
        private_to: Only this user sees it (an ephemeral message), or None.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    channel: str | None = None
    user: str | None = None
    response_url: str | None = None
    thread: int | None = None
    thread_ts: str | None = None
    edits: int | None = None
    private_to: str | None = None


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One message and how far it has come; ``channel`` and ``ts`` are Slack's, once sent.

    Attributes:
        not_after: Later than this it is not sent any more, or None.
    """

    id: int
    team: str
    kind: str
    key: str
    recipient: Recipient
    body: dict[str, Any]
    state: Standing
    attempts: int
    created_at: datetime
    not_before: datetime
    changed_at: datetime
    channel: str | None
    ts: str | None
    error: str | None
    not_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to be posted: its kind, its recipient, core/wording's value, and its own key.

    Attributes:
        not_after: Later than this it has lost its meaning, or None.
    """

    team: str
    kind: str
    key: str
    recipient: Recipient
    body: dict[str, Any]
    not_after: datetime | None = None


def queue(tx: Tx, letter: Letter, now: datetime) -> int:
    """Add a message once: a second one of the same key changes nothing. Returns the row's id."""
    moment = now.isoformat()
    tx.run(
        "INSERT INTO outbox (team, kind, key, recipient, body, created_at, not_before, changed_at,"
        " not_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (team, key) DO NOTHING",
        letter.team, letter.kind, letter.key, letter.recipient.model_dump_json(),
        json.dumps(_stamped(tx, letter), ensure_ascii=False), moment, moment, moment,
        letter.not_after.astimezone(UTC).isoformat() if letter.not_after else None,
    )  # fmt: skip
    found = tx.row("SELECT id FROM outbox WHERE team = ? AND key = ?", letter.team, letter.key)
    assert found is not None
    return int(found["id"])


def _stamped(tx: Tx, letter: Letter) -> dict[str, Any]:
    """The body, with the newest change there is on each button that does not name one."""
    buttons = letter.body.get("buttons")
    if not buttons:
        return letter.body
    newest = journal.newest(tx, letter.team)
    seen = [each | {"revision": each.get("revision") or newest} for each in buttons]
    return letter.body | {"buttons": seen}


def due(tx: Tx, now: datetime, *, limit: int = 20) -> list[OutboxRow]:
    """Queued messages whose time has come, oldest first, none before one it answers or edits.

    Those whose time is over are failed, once and for all.
    """
    tx.run(
        "UPDATE outbox SET state = 'failed', changed_at = ?1, error = 'too late'"
        " WHERE state = 'queued' AND not_after IS NOT NULL AND not_after < ?1",
        now.astimezone(UTC).isoformat(),
    )
    return [
        _outbox_row(row)
        for row in tx.rows(
            "SELECT * FROM outbox AS mine WHERE state = 'queued' AND not_before <= ?"
            " AND NOT EXISTS (SELECT 1 FROM workspaces"
            " WHERE workspaces.team = mine.team AND removed_at IS NOT NULL)"
            " AND NOT EXISTS (SELECT 1 FROM outbox AS other"
            " WHERE other.state IN ('queued', 'sending') AND other.id IN"
            " (json_extract(mine.recipient, '$.thread'),"
            " json_extract(mine.recipient, '$.edits')))"
            " ORDER BY id LIMIT ?",
            now.isoformat(), limit,
        )
    ]  # fmt: skip


def stuck(tx: Tx, now: datetime, *, seconds: float = 60) -> list[OutboxRow]:
    """Messages left in ``sending`` for longer than ``seconds``; they may have arrived."""
    before = (now - timedelta(seconds=seconds)).isoformat()
    rows = tx.rows(
        "SELECT * FROM outbox WHERE state = 'sending' AND changed_at <= ? ORDER BY id", before
    )
    return [_outbox_row(row) for row in rows]


def row(tx: Tx, row_id: int) -> OutboxRow | None:
    """One message by its id."""
    found = tx.row("SELECT * FROM outbox WHERE id = ?", row_id)
    return None if found is None else _outbox_row(found)


def with_key(tx: Tx, team: str, key: str) -> OutboxRow | None:
    """The message of a key, or None."""
    found = tx.row("SELECT * FROM outbox WHERE team = ? AND key = ?", team, key)
    return None if found is None else _outbox_row(found)


def mark(tx: Tx, row_id: int, state: Standing, now: datetime, **facts: object) -> None:
    """Move a message on; ``facts`` are columns: attempts, not_before, channel, ts, error."""
    known = {"attempts", "not_before", "channel", "ts", "error"}
    assert facts.keys() <= known, facts.keys() - known
    columns = "".join(f", {name} = ?" for name in facts)
    values = [_column(value) for value in facts.values()]
    tx.run(
        f"UPDATE outbox SET state = ?, changed_at = ?{columns} WHERE id = ?",
        state, now.isoformat(), *values, row_id,
    )  # fmt: skip


def revive(tx: Tx, team: str, channel: str, now: datetime) -> int:
    """Queue again what a channel refused while the bot was out or it was archived; how many."""
    return tx.run(
        "UPDATE outbox SET state = 'queued', not_before = ?, changed_at = ? WHERE team = ?"
        " AND state = 'failed' AND error IN ('not_in_channel', 'is_archived')"
        " AND json_extract(recipient, '$.channel') = ?",
        now.isoformat(), now.isoformat(), team, channel,
    )  # fmt: skip


def forget_home(tx: Tx, team: str, user: str) -> None:
    """Drop the earlier rows of a person's page: the next making holds all they would show."""
    tx.run(
        "DELETE FROM outbox WHERE team = ? AND kind = ? AND state <> 'sending'"
        " AND json_extract(recipient, '$.user') = ?",
        team, HOME, user,
    )  # fmt: skip


def counts(tx: Tx) -> dict[str, int]:
    """How many messages stand where."""
    rows = tx.rows("SELECT state, COUNT(*) AS number FROM outbox GROUP BY state")
    return {row["state"]: row["number"] for row in rows}


def oldest_waiting(tx: Tx) -> datetime | None:
    """When the oldest message not yet sent was written, or None."""
    found = tx.row("SELECT MIN(created_at) AS at FROM outbox WHERE state IN ('queued', 'sending')")
    return datetime.fromisoformat(found["at"]) if found and found["at"] else None


def _column(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _outbox_row(row: Row) -> OutboxRow:
    moments = {
        name: datetime.fromisoformat(row[name])
        for name in ("created_at", "not_before", "changed_at")
    }
    ends = datetime.fromisoformat(row["not_after"]) if row["not_after"] else None
    moments |= {"not_after": ends} if ends else {}
    recipient = Recipient.model_validate_json(row["recipient"])
    return OutboxRow(**(row | moments | {"recipient": recipient, "body": json.loads(row["body"])}))
