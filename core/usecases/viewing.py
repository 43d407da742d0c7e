"""What the person who asks is to each objective: whether they are here, and what they may see."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.model.permissions import Action, Facts, Kind, kinds_of, may
from core.model.places import Person
from core.model.plan import Objective
from core.model.request import Request
from core.store import places
from core.store.store import Tx

LISTED = timedelta(hours=1)
"""How long Slack's list of somebody's channels is believed."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person of a request, with the channels where they count as a member."""

    tx: Tx
    person: Person
    channels: frozenset[str]
    administrator: bool

    def kinds(self, objective: Objective) -> frozenset[Kind]:
        """All that the person is to an objective."""
        channel = places.channel(self.tx, objective.team, objective.channel)
        return self._kinds(objective.channel, channel.closed, objective)

    def kinds_in(self, channel: str) -> frozenset[Kind]:
        """All that the person is to a channel, whatever is planned there."""
        return self._kinds(channel, closed=True)

    def reads(self, channel: str) -> bool:
        """Whether what stands in a channel may be told to the person."""
        closed = places.channel(self.tx, self.person.team, channel).closed
        return may(self._kinds(channel, closed), Action.READ)

    def _kinds(
        self, channel: str, closed: bool, objective: Objective | None = None
    ) -> frozenset[Kind]:
        person = self.person
        return kinds_of(
            Facts(
                here=channel in self.channels,
                closed=closed,
                owner=objective is not None and objective.owner == person.user,
                editor=objective is not None and person.user in objective.editors,
                guest=person.guest,
                stranger=person.stranger,
                unknown=person.unknown,
                administrator=self.administrator,
            )
        )

    def sees(self, objective: Objective) -> bool:
        """Whether the objective exists for the person at all."""
        return may(self.kinds(objective), Action.READ)


def viewer(tx: Tx, request: Request) -> Viewer:
    """The person of a request; whoever types in a channel counts as its member."""
    person = places.person(tx, request.team, request.user)
    elsewhere = places.member_of(tx, request.team, request.user)
    listed = _believed(person.memberships_at, request.at)
    installer = places.workspace(tx, request.team).installer
    return Viewer(
        tx,
        person,
        frozenset({request.channel, *(elsewhere if listed else ())}),
        person.admin or bool(request.user and request.user == installer),
    )


def _believed(listed_at: datetime | None, now: datetime) -> bool:
    return listed_at is not None and now - listed_at <= LISTED
