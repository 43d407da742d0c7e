"""What the person who asks is to each objective: whether they are here, and what they may see."""

from dataclasses import dataclass, field
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
    _closed: dict[str, bool] = field(default_factory=dict, compare=False)

    def kinds(self, objective: Objective) -> frozenset[Kind]:
        """All that the person is to an objective."""
        return self._kinds(objective.channel, self._is_closed(objective.channel), objective)

    def kinds_in(self, channel: str) -> frozenset[Kind]:
        """All that the person is to a channel, whatever is planned there."""
        return self._kinds(channel, closed=True)

    def reads(self, channel: str) -> bool:
        """Whether what stands in a channel may be told to the person."""
        return may(self._kinds(channel, self._is_closed(channel)), Action.READ)

    def _is_closed(self, channel: str) -> bool:
        """Whether only members may know of a channel; looked up once."""
        if channel not in self._closed:
            self._closed[channel] = places.channel(self.tx, self.person.team, channel).closed
        return self._closed[channel]

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
