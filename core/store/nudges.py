"""The rows of nudges: raised, sent, set aside."""

from dataclasses import dataclass
from datetime import date, datetime

from core.model.nudges import Asked, Nudge, NudgeKind
from core.store.store import Row, Tx


def raise_nudge(tx: Tx, team: str, nudge: Nudge, today: date) -> None:
    """Keep a question, or bring the one that is kept up to date."""
    tx.run(
        "INSERT INTO nudges (team, user, kind, about, objective, worth, body, raised_on)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (team, user, kind, about) DO UPDATE SET"
        " worth = excluded.worth, body = excluded.body, objective = excluded.objective,"
        " stands = 1",
        team, nudge.to, nudge.kind, nudge.about, nudge.objective, nudge.worth,
        nudge.model_dump_json(), today.isoformat(),
    )  # fmt: skip


def withdraw_nudges(tx: Tx, objective: int) -> None:
    """No question of an objective stands any more, until it is raised again."""
    tx.run("UPDATE nudges SET stands = 0 WHERE objective = ?", objective)


@dataclass(frozen=True, slots=True)
class Standing:
    """A question that stands, with its id."""

    id: int
    team: str
    nudge: Nudge


def nudge(tx: Tx, item: int) -> Standing | None:
    """One question by id, standing or not."""
    row = tx.row("SELECT id, team, body FROM nudges WHERE id = ?", item)
    return _standing(row) if row else None


def standing_nudges(tx: Tx, team: str, user: str) -> list[Standing]:
    """The questions that stand for a person, the most valuable first."""
    rows = tx.rows(
        "SELECT nudges.id, nudges.team, nudges.body FROM nudges JOIN objectives"
        " ON objectives.id = nudges.objective WHERE nudges.team = ? AND nudges.user = ?"
        " AND nudges.stands = 1 AND objectives.closed_at IS NULL"
        " ORDER BY nudges.worth DESC, nudges.kind, nudges.about",
        team, user,
    )  # fmt: skip
    return [_standing(row) for row in rows]


def _standing(row: Row) -> Standing:
    return Standing(row["id"], row["team"], Nudge.model_validate_json(row["body"]))


def people_with_nudges(tx: Tx) -> list[tuple[str, str]]:
    """Whom a question waits for: workspace and person."""
    rows = tx.rows("SELECT DISTINCT team, user FROM nudges WHERE stands = 1 ORDER BY team, user")
    return [(row["team"], row["user"]) for row in rows]


def note_sent(tx: Tx, sent: Standing, day: date, message: int, now: datetime) -> None:
    """Remember that a person was asked on their local ``day``."""
    tx.run(
        "INSERT INTO nudges_sent (team, user, kind, about, day, at, message)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        sent.team, sent.nudge.to, sent.nudge.kind, sent.nudge.about, day.isoformat(),
        now.isoformat(), message,
    )  # fmt: skip


def sent_since(tx: Tx, team: str, user: str, day: date) -> list[Asked]:
    """What a person was asked from a day on; messages that never went out are none."""
    rows = tx.rows(
        "SELECT nudges_sent.kind AS kind, about, day FROM nudges_sent LEFT JOIN outbox"
        " ON outbox.id = nudges_sent.message WHERE nudges_sent.team = ? AND user = ? AND day >= ?"
        " AND (outbox.state IS NULL OR outbox.state <> 'failed') ORDER BY nudges_sent.id",
        team, user, day.isoformat(),
    )  # fmt: skip
    return [Asked(row["kind"], row["about"], date.fromisoformat(row["day"])) for row in rows]


@dataclass(frozen=True, slots=True)
class SetAsideRow:
    """What a person does not want to hear, and why; ``about`` None is the whole kind."""

    team: str
    user: str
    kind: NudgeKind
    about: str | None
    until: date | None
    why: str


def set_aside(tx: Tx, row: SetAsideRow, now: datetime) -> None:
    """Keep what a person does not want to hear."""
    tx.run(
        "INSERT INTO nudges_aside (team, user, kind, about, until, why, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        row.team, row.user, row.kind, row.about,
        row.until.isoformat() if row.until else None, row.why, now.isoformat(),
    )  # fmt: skip


def take_up_again(tx: Tx, team: str, user: str, kind: str) -> None:
    """Let a person hear a kind of nudge again."""
    tx.run(
        "DELETE FROM nudges_aside WHERE team = ? AND user = ? AND kind = ? AND why = 'stop'",
        team, user, kind,
    )  # fmt: skip


def asides(tx: Tx, team: str, user: str) -> list[SetAsideRow]:
    """Everything a person has set aside, in the order they did."""
    rows = tx.rows(
        "SELECT team, user, kind, about, until, why FROM nudges_aside"
        " WHERE team = ? AND user = ? ORDER BY id",
        team, user,
    )  # fmt: skip
    return [
        SetAsideRow(**row | {"until": date.fromisoformat(row["until"]) if row["until"] else None})
        for row in rows
    ]
