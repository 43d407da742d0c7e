"""Channels come and go, and people change: what follows for plans and for what is posted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.model.plan import Objective
from core.store import forecasts, outbox, pausing, places, plan
from core.store.outbox import Letter, Recipient
from core.store.store import Tx
from core.wording import belonging as words
from core.wording.message import Message


@dataclass(frozen=True, slots=True)
class Notice:
    """Something Slack told: where, when, and by which delivery."""

    team: str
    channel: str
    key: str
    at: datetime


def invited(tx: Tx, notice: Notice) -> None:
    """The bot is a member now: one sentence, and what the channel had refused is sent."""
    channel = places.channel(tx, notice.team, notice.channel)
    back = channel.absent
    here = {"absent": False, "archived": False}
    places.put_channel(tx, channel.model_copy(update=here))
    hello = words.back_again() if back else words.hello()
    key = f"hello:{notice.channel}:{notice.key}" if back else f"hello:{notice.channel}"
    _queue(tx, notice, key, Recipient(channel=notice.channel), hello)
    _resume(tx, notice)


def _resume(tx: Tx, notice: Notice) -> None:
    """Send what the channel had refused, and forecast its plan anew."""
    outbox.revive(tx, notice.team, notice.channel, notice.at)
    for objective in plan.objectives(tx, notice.team, channel=notice.channel):
        forecasts.mark_dirty(tx, objective.id, notice.team)


def removed(tx: Tx, notice: Notice) -> None:
    """The bot was taken out of a channel: nothing is posted there, and owners hear how to undo."""
    channel = places.channel(tx, notice.team, notice.channel)
    places.put_channel(tx, channel.model_copy(update={"absent": True}))
    pausing.rest(tx, notice.team, notice.channel)
    _tell_owners(tx, notice, "left", words.removed)


def archived(tx: Tx, notice: Notice) -> None:
    """A channel was archived: its plan pauses, and owners are asked what becomes of it."""
    channel = places.channel(tx, notice.team, notice.channel)
    places.put_channel(tx, channel.model_copy(update={"archived": True}))
    pausing.rest(tx, notice.team, notice.channel)
    _tell_owners(tx, notice, "archived", words.archived)


def unarchived(tx: Tx, notice: Notice) -> None:
    """A channel is back, and so is what it missed."""
    channel = places.channel(tx, notice.team, notice.channel)
    places.put_channel(tx, channel.model_copy(update={"archived": False}))
    _resume(tx, notice)


def renamed(tx: Tx, notice: Notice, name: str) -> None:
    """A channel has another name."""
    channel = places.channel(tx, notice.team, notice.channel)
    places.put_channel(tx, channel.model_copy(update={"name": name}))


def _tell_owners(tx: Tx, notice: Notice, kind: str, worded: Any) -> None:  # noqa: ANN401
    here = plan.objectives(tx, notice.team, channel=notice.channel)
    for owner in dict.fromkeys(each.owner for each in here):
        if _active(tx, notice.team, owner):
            mine = [each for each in here if each.owner == owner]
            key = f"{kind}:{notice.channel}:{notice.key}:{owner}"
            message = worded(notice.channel, _named(mine))
            _queue(tx, notice, key, Recipient(user=owner), message)


def _named(objectives: list[Objective]) -> list[tuple[str, str]]:
    return [(each.key, each.name) for each in objectives]


def _active(tx: Tx, team: str, user: str) -> bool:
    return bool(user) and not places.person(tx, team, user).deactivated


def changed_person(tx: Tx, notice: Notice, user: str, facts: dict[str, Any]) -> None:
    """What Slack says anew of a person the bot knows; of others nothing is kept.

    Where somebody has left, the channels of what they owned are asked who takes it on, and what
    they were asked goes to somebody else with the next forecast.
    """
    person = places.person(tx, notice.team, user)
    if person.looked_up_at is None:
        return
    known = {name: value for name, value in facts.items() if value is not None}
    places.put_person(tx, person.model_copy(update=known | {"looked_up_at": notice.at}))
    if facts["deactivated"] and not person.deactivated:
        for objective in plan.objectives(tx, notice.team):
            forecasts.mark_dirty(tx, objective.id, notice.team)
            if objective.owner == user:
                _ask_for_an_owner(tx, notice, objective, user)


def _ask_for_an_owner(tx: Tx, notice: Notice, objective: Objective, gone: str) -> None:
    approaches = plan.approaches_of(tx, objective.id)
    running = sum(each.state == "running" and each.owner == gone for each in approaches)
    message = words.without_owner(objective.key, objective.name, gone, running)
    key = f"without-owner:{objective.id}:{notice.key}"
    _queue(tx, notice, key, Recipient(channel=objective.channel), message)


def uninstalled(tx: Tx, notice: Notice) -> None:
    """The app is gone from the workspace: nothing is posted until it is back; the plan stays."""
    workspace = places.workspace(tx, notice.team)
    places.put_workspace(tx, workspace.model_copy(update={"removed_at": notice.at}))


def _queue(tx: Tx, notice: Notice, key: str, to: Recipient, message: Message) -> None:
    kind = "hello" if key.startswith("hello:") else "news"
    letter = Letter(notice.team, kind, key, to, message.model_dump(mode="json"))
    outbox.queue(tx, letter, notice.at)
