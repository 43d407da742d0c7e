"""Rows that were pasted, kept until they are taken in; a day at most."""

from datetime import datetime

from core.model.request import Request
from core.store.store import Tx


def keep(tx: Tx, request: Request, text: str) -> int:
    """Keep rows for the person who pasted them; returns the draft's id."""
    return tx.run(
        "INSERT INTO drafts (team, author, channel, text, at) VALUES (?, ?, ?, ?, ?)",
        request.team, request.user, request.channel, text, request.at.isoformat(),
    )  # fmt: skip


def text_of(tx: Tx, request: Request, draft: int) -> str | None:
    """The rows of a draft, for whoever is in the channel they were pasted in; else None."""
    row = tx.row(
        "SELECT text FROM drafts WHERE team = ? AND id = ? AND channel = ?",
        request.team, draft, request.channel,
    )  # fmt: skip
    return str(row["text"]) if row else None


def clear(tx: Tx, before: datetime) -> None:
    """Drop drafts older than a moment."""
    tx.run("DELETE FROM drafts WHERE at < ?", before.isoformat())
