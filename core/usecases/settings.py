"""Channel and personal settings: the digest, the time zone, out of office."""

from datetime import date, time
from typing import Any

from core.commands.settings import (
    ChangeSettings,
    ScheduleDigest,
    SetOutOfOffice,
    SetPreferences,
    SetUpChannel,
    StopDigest,
)
from core.errors import Refused
from core.learning.recalibration import FROM
from core.model.forms import unchanged
from core.model.home import Preferences, PreferencesSet
from core.model.outcomes.posts import DigestSet
from core.model.outcomes.settings import OutOfOffice, SettingsShown
from core.model.places import Channel, Person
from core.model.request import Request
from core.store import places
from core.store.store import Tx
from core.usecases.calibrating import correction
from core.usecases.schedules import next_due
from core.usecases.touched import touch

OFF, DIGEST_AT = "off", time(16)
"""A channel without a digest, and the time a digest is offered at."""


def zone_of(tx: Tx, team: str, channel: Channel) -> str:
    """The channel's time zone, or that of the workspace."""
    return channel.timezone or places.workspace(tx, team).timezone


def schedule_digest(command: ScheduleDigest, request: Request, tx: Tx) -> DigestSet:
    """Post this channel's digest every week, in the zone of the person who turned it on."""
    channel = places.channel(tx, request.team, request.channel)
    person = places.person(tx, request.team, request.user)
    zone = channel.timezone or person.timezone or zone_of(tx, request.team, channel)
    kept = channel.with_digest(command.weekday, command.at, request.user, request.at)
    places.put_channel(tx, kept.model_copy(update={"timezone": zone}))
    following = next_due(command.weekday, command.at, zone, request.at)
    return DigestSet(
        weekday=command.weekday, at=command.at, timezone=zone, next_on=following.date()
    )


def stop_digest(_: StopDigest, request: Request, tx: Tx) -> DigestSet:
    """Post no digest in this channel any more."""
    channel = places.channel(tx, request.team, request.channel)
    places.put_channel(tx, channel.without_digest())
    return DigestSet(weekday=None, at=None, timezone=zone_of(tx, request.team, channel))


def set_up_channel(command: SetUpChannel, request: Request, tx: Tx) -> SettingsShown:
    """Change everything about a channel at once. Raises Stale."""
    channel = places.channel(tx, request.team, request.channel)
    unchanged(command.revision, channel_values(tx, channel))
    kept = channel.without_digest()
    if command.weekday is not None:
        kept = _with_digest(channel, command.weekday, command.at, request)
    places.put_channel(tx, kept.model_copy(update={"timezone": command.timezone}))
    shown = change_settings(ChangeSettings(), request, tx)
    return shown.model_copy(update={"changed": True})


def _with_digest(channel: Channel, weekday: int, at: time, request: Request) -> Channel:
    """The channel with that digest; one that is so already keeps the day since which it is."""
    if (channel.digest_weekday, channel.digest_at) == (weekday, at):
        return channel
    return channel.with_digest(weekday, at, request.user, request.at)


def channel_values(tx: Tx, channel: Channel) -> dict[str, Any]:
    """What the window of a channel shows."""
    weekday, at = channel.digest_weekday, channel.digest_at
    return {
        "weekday": OFF if weekday is None else str(weekday),
        "at": f"{at or DIGEST_AT:%H:%M}",
        "timezone": zone_of(tx, channel.team, channel),
    }


def set_preferences(command: SetPreferences, request: Request, tx: Tx) -> PreferencesSet:
    """Change when a person may be asked something. Raises Stale."""
    person = places.person(tx, request.team, request.user)
    unchanged(command.revision, preference_values(person, request.today))
    given = command.model_dump(exclude={"revision"})
    places.put_person(tx, person.model_copy(update=given))
    return PreferencesSet(preferences=Preferences(**given))


def preference_values(person: Person, today: date) -> dict[str, Any]:
    """What the window of a person shows."""
    away = person.out_until if person.out_until and person.out_until > today else None
    return {
        "quiet_from": f"{person.quiet_from:%H:%M}",
        "quiet_until": f"{person.quiet_until:%H:%M}",
        "nudge_at": f"{person.nudge_at:%H:%M}",
        "nudges_a_week": str(person.nudges_a_week),
        "out_until": away.isoformat() if away else None,
        "side": person.side,
    }


def set_out_of_office(command: SetOutOfOffice, request: Request, tx: Tx) -> OutOfOffice:
    """Nobody is asked anything while away. Raises Refused where that is over already."""
    if command.until is not None and command.until <= request.today:
        raise Refused(
            f"{command.until.day} {command.until:%B %Y} is not ahead, so you count as here."
            " When are you back? `ooo until 1 Dec`."
        )
    person = places.person(tx, request.team, request.user)
    places.put_person(tx, person.model_copy(update={"out_until": command.until}))
    return OutOfOffice(until=command.until)


def change_settings(command: ChangeSettings, request: Request, tx: Tx) -> SettingsShown:
    """Show the settings, after changing those that were given."""
    channel = places.channel(tx, request.team, request.channel)
    if command.timezone:
        channel = channel.model_copy(update={"timezone": command.timezone})
        places.put_channel(tx, channel)
    if command.recalibration is not None:
        _recalibrate(tx, request.team, accepted=command.recalibration)
    workspace = places.workspace(tx, request.team)
    person = _own(command, places.person(tx, request.team, request.user))
    places.put_person(tx, person)
    away = person.out_until
    return SettingsShown(
        timezone=zone_of(tx, request.team, channel),
        digest=_digest(channel),
        out_until=away if away and away > request.today else None,
        changed=bool(command.model_fields_set),
        recalibrated=workspace.recalibrated,
        replans=command.recalibration is not None,
        side=person.side,
        quiet=(person.quiet_from, person.quiet_until),
        nudge_at=person.nudge_at,
        nudges_a_week=person.nudges_a_week,
        retention=workspace.retention,
        backups=workspace.backups,
    )


def _recalibrate(tx: Tx, team: str, *, accepted: bool) -> None:
    """Correct chances by how earlier ones came out, or no more; every forecast follows.

    Raises:
        Refused: too little is resolved to know a correction.
    """
    if accepted and correction(tx, team) is None:
        raise Refused(
            f"A correction needs {FROM} results; until then chances stay as they are stated."
            " `calibration` shows how many there are."
        )
    workspace = places.workspace(tx, team)
    places.put_workspace(tx, workspace.model_copy(update={"recalibrated": accepted}))
    touch(tx, team, [], shared=True)


def _own(command: ChangeSettings, person: Person) -> Person:
    """A person with the preferences that were given."""
    given = {
        "side": command.side,
        "nudge_at": command.nudge_at,
        "nudges_a_week": command.nudges_a_week,
        "quiet_from": command.quiet[0] if command.quiet else None,
        "quiet_until": command.quiet[1] if command.quiet else None,
    }
    return person.model_copy(update={k: v for k, v in given.items() if v is not None})


def _digest(channel: Channel) -> str:
    if channel.digest_weekday is None or channel.digest_at is None:
        return "off"
    weekday = date(2024, 1, 1 + channel.digest_weekday).strftime("%A")
    return f"{weekday} {channel.digest_at:%H:%M}"
