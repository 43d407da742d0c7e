"""The rows of workspaces, people and channels, and the ledgers of requests and periods."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from core.model.places import Channel, Person, Place, Side, Workspace
from core.store.store import Tx

P = TypeVar("P", bound=Place)


def _put(tx: Tx, table: str, keys: tuple[str, ...], place: Place) -> None:
    values = place.model_dump(mode="json")
    names = ", ".join(values)
    marks = ", ".join("?" * len(values))
    changes = ", ".join(f"{name} = excluded.{name}" for name in values if name not in keys)
    tx.run(
        f"INSERT INTO {table} ({names}) VALUES ({marks})"
        f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changes}",
        *values.values(),
    )


def workspace(tx: Tx, team: str) -> Workspace:
    """A workspace as stored, or as new."""
    row = tx.row("SELECT * FROM workspaces WHERE team = ?", team)
    return Workspace.model_validate(row) if row else Workspace(team=team)


def workspaces(tx: Tx) -> list[Workspace]:
    """All workspaces that are known or have a plan."""
    rows = tx.rows("SELECT team FROM workspaces UNION SELECT team FROM objectives ORDER BY team")
    return [workspace(tx, row["team"]) for row in rows]


def put_workspace(tx: Tx, place: Workspace) -> None:
    """Keep a workspace as given."""
    _put(tx, "workspaces", ("team",), place)


def person(tx: Tx, team: str, user: str) -> Person:
    """A person as stored, or as new."""
    row = tx.row("SELECT * FROM people WHERE team = ? AND user = ?", team, user)
    return Person.model_validate(row) if row else Person(team=team, user=user)


def put_person(tx: Tx, place: Person) -> None:
    """Keep a person as given."""
    _put(tx, "people", ("team", "user"), place)


def sides(tx: Tx, team: str) -> dict[str, Side]:
    """The side of everybody who has said it, in order of their ids; guests aside."""
    rows = tx.rows(
        "SELECT user, side FROM people WHERE team = ? AND side IS NOT NULL AND guest = 0"
        " ORDER BY user",
        team,
    )
    return {row["user"]: row["side"] for row in rows}


def deactivated(tx: Tx, team: str) -> frozenset[str]:
    """Those who have left a workspace."""
    rows = tx.rows("SELECT user FROM people WHERE team = ? AND deactivated = 1", team)
    return frozenset(row["user"] for row in rows)


def channel(tx: Tx, team: str, channel: str) -> Channel:
    """A channel as stored, or as new."""
    row = tx.row("SELECT * FROM channels WHERE team = ? AND channel = ?", team, channel)
    return Channel.model_validate(row) if row else Channel(team=team, channel=channel)


def put_channel(tx: Tx, place: Channel) -> None:
    """Keep a channel as given."""
    _put(tx, "channels", ("team", "channel"), place)


def channel_called(tx: Tx, team: str, name: str) -> str | None:
    """The id of a channel by its name or its id, or None where the bot has not met it."""
    row = tx.row(
        "SELECT channel FROM channels WHERE team = ?1 AND (name = ?2 OR channel = ?2)"
        " ORDER BY archived, channel LIMIT 1",
        team, name,
    )  # fmt: skip
    return str(row["channel"]) if row else None


def member_of(tx: Tx, team: str, user: str) -> frozenset[str]:
    """The channels that Slack listed a person as a member of."""
    rows = tx.rows("SELECT channel FROM memberships WHERE team = ? AND user = ?", team, user)
    return frozenset(row["channel"] for row in rows)


def put_memberships(tx: Tx, team: str, user: str, channels: Iterable[str]) -> None:
    """Keep all the channels of a person, in place of those there were."""
    tx.run("DELETE FROM memberships WHERE team = ? AND user = ?", team, user)
    for each in channels:
        join(tx, team, user, each)


def join(tx: Tx, team: str, user: str, channel: str) -> None:
    """A person is a member of one more channel."""
    tx.run(
        "INSERT INTO memberships (team, user, channel) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        team, user, channel,
    )  # fmt: skip


def people_named(tx: Tx, team: str) -> dict[str, str]:
    """The ids of a workspace's people by their names in small letters."""
    rows = tx.rows("SELECT user, name FROM people WHERE team = ? AND name <> ''", team)
    return {row["name"].casefold(): row["user"] for row in rows}


def names_of(tx: Tx, users: Iterable[str]) -> dict[str, str]:
    """The names of those of these people whom Slack has named, by id."""
    wanted = list(users)
    rows = tx.rows(
        f"SELECT user, name FROM people WHERE name <> '' AND user IN ({_marks(wanted)})", *wanted
    )
    return {row["user"]: row["name"] for row in rows}


def _marks(values: list[str]) -> str:
    return ", ".join("?" * len(values))


def channels_with_digest(tx: Tx) -> list[Channel]:
    """All channels that want a weekly digest and can be posted to."""
    rows = tx.rows(
        "SELECT channels.* FROM channels LEFT JOIN workspaces USING (team)"
        " WHERE digest_weekday IS NOT NULL AND archived = 0 AND absent = 0"
        " AND removed_at IS NULL ORDER BY channels.team, channel"
    )
    return [Channel.model_validate(row) for row in rows]


def kept_outcome(tx: Tx, team: str, key: str) -> dict[str, Any] | None:
    """What an earlier delivery of the same request did, or None."""
    row = tx.row("SELECT outcome FROM requests WHERE team = ? AND key = ?", team, key)
    return json.loads(row["outcome"]) if row else None


def keep_outcome(tx: Tx, team: str, key: str, outcome: dict[str, Any], at: datetime) -> None:
    """Remember what a request did, so that its repeat does nothing but say it again."""
    tx.run(
        "INSERT INTO requests (team, key, at, outcome) VALUES (?, ?, ?, ?)",
        team, key, at.isoformat(), json.dumps(outcome, ensure_ascii=False),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """One turn of a recurring job, such as the digest of a channel for one week."""

    team: str
    job: str
    period: str


def is_taken(tx: Tx, period: Period) -> bool:
    """Whether a period of a job was claimed before."""
    found = tx.row(
        "SELECT period FROM periods WHERE team = ? AND job = ? AND period = ?",
        period.team, period.job, period.period,
    )  # fmt: skip
    return found is not None


def claim_period(tx: Tx, period: Period, outcome: str, at: datetime) -> bool:
    """Take a period of a job, once and for all; False where it was taken before."""
    return bool(
        tx.row(
            "INSERT INTO periods (team, job, period, at, outcome) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (team, job, period) DO NOTHING RETURNING period",
            period.team, period.job, period.period, at.isoformat(), outcome,
        )
    )  # fmt: skip
