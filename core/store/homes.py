"""Whose own page has been opened: only those are kept up to date."""

from datetime import date, datetime

from core.store.store import Row, Tx


def opened(tx: Tx, team: str, user: str, at: datetime) -> None:
    """Somebody looks at their page; it begins with its first part."""
    tx.run(
        "INSERT INTO homes (team, user, opened_at) VALUES (?, ?, ?)"
        " ON CONFLICT (team, user) DO UPDATE SET opened_at = excluded.opened_at, page = 0",
        team, user, at.isoformat(),
    )  # fmt: skip


def turn(tx: Tx, team: str, user: str, page: int) -> None:
    """Show another part of somebody's page."""
    tx.run("UPDATE homes SET page = ? WHERE team = ? AND user = ?", page, team, user)


def page_of(tx: Tx, team: str, user: str) -> int:
    """Which part of the page somebody looks at, counted from 0."""
    row = tx.row("SELECT page FROM homes WHERE team = ? AND user = ?", team, user)
    return int(row["page"]) if row else 0


def readers(tx: Tx, team: str) -> set[str]:
    """Everybody whose page has been opened."""
    return {row["user"] for row in tx.rows("SELECT user FROM homes WHERE team = ?", team)}


def next_version(tx: Tx, team: str, user: str) -> int:
    """The number of the page's next making."""
    tx.run("UPDATE homes SET version = version + 1 WHERE team = ? AND user = ?", team, user)
    row = tx.row("SELECT version FROM homes WHERE team = ? AND user = ?", team, user)
    assert row is not None, f"{user} has no page"
    return int(row["version"])


def open_nudges(tx: Tx, team: str, user: str, today: date) -> list[Row]:
    """The questions to somebody that stand and are not set aside, the most valuable first."""
    return tx.rows(
        "SELECT * FROM nudges WHERE team = ?1 AND user = ?2 AND stands = 1 AND NOT EXISTS"
        " (SELECT 1 FROM nudges_aside AS aside WHERE aside.team = ?1 AND aside.user = ?2"
        " AND aside.kind = nudges.kind AND COALESCE(aside.about, nudges.about) = nudges.about"
        " AND (aside.until IS NULL OR aside.until > ?3)) ORDER BY worth DESC, id LIMIT 20",
        team, user, today.isoformat(),
    )  # fmt: skip
