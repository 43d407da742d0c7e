"""Channel and personal settings: the digest, the time zone, out of office."""

from datetime import date

from core.commands.settings import (
    ChangeSettings,
    ScheduleDigest,
    SetOutOfOffice,
    StopDigest,
)
from core.errors import Refused
from core.learning.recalibration import FROM
from core.model.outcomes import DigestSet, OutOfOffice, SettingsShown
from core.model.places import Channel, Person
from core.model.request import Request
from core.store import places
from core.store.store import Tx
from core.usecases.calibrating import correction
from core.usecases.schedules import next_due
from core.usecases.touched import touch


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


def set_out_of_office(command: SetOutOfOffice, request: Request, tx: Tx) -> OutOfOffice:
    """Nobody is asked anything while away."""
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
