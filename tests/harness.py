"""The bot in memory, with a clock that stands still: what scenario tests type into."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.workspace.blocks import faults_of_view
from core.model.outcomes.base import Outcome
from core.model.places import Channel, Person, Workspace
from core.model.request import Request
from core.store import outbox, places
from core.store.outbox import OutboxRow, Recipient
from core.store.store import Store
from core.usecases.forecasting import planned
from core.usecases.perform import COMMANDS, perform
from core.usecases.replanning import next_replan
from core.usecases.settling import settle
from core.wording.message import Message
from handlers.answering import answered, carried_out
from handlers.payloads import Incoming
from handlers.services import Services

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TEAM, FRAUD, OTHER = "T1", "C1", "C2"
ANA, BEN, PRIYA, GUEST = "U1ANA", "U1BEN", "U1PRIYA", "U1GUEST"


@dataclass
class Screens:
    """What would be on people's screens; ``late`` says that Slack does not answer in time."""

    opened: list[dict[str, Any]] = field(default_factory=list)
    updated: list[dict[str, Any]] = field(default_factory=list)
    late: bool = False

    def open(self, trigger: str, view: dict[str, Any]) -> bool:
        assert trigger
        assert faults_of_view(view) == []
        if not self.late:
            self.opened.append(view)
        return not self.late

    def update(self, view: str, mark: str, changed: dict[str, Any]) -> bool:
        assert faults_of_view(changed) == []
        self.updated.append(changed)
        return not self.late

    def permalink(self, channel: str, ts: str) -> str | None:
        return None if self.late else f"https://example.slack.com/archives/{channel}/p{ts}"


@dataclass
class Bot:
    """A store, a clock and one way to type; forecasts are made at once while it ``replans``."""

    store: Store = field(default_factory=Store.in_memory)
    now: datetime = MONDAY
    number: int = 0
    screens: Screens = field(default_factory=Screens)
    replans: bool = True

    def __post_init__(self) -> None:
        with self.store.tx() as tx:
            places.put_workspace(tx, Workspace(team=TEAM, timezone="Europe/Berlin"))
            places.put_channel(tx, Channel(team=TEAM, channel=FRAUD, name="fraud"))
            places.put_channel(tx, Channel(team=TEAM, channel=OTHER, name="other"))
            places.put_person(tx, Person(team=TEAM, user=GUEST, guest=True))

    @property
    def services(self) -> Services:
        return Services(self.store, lambda: self.now, self, self, lambda: None, self.screens)

    def wake(self) -> None:
        while self.replans and self._replanned():
            pass

    def _replanned(self) -> bool:
        with self.store.tx() as tx:
            work = next_replan(tx, self.now)
        if work is None:
            return False
        found = planned(work)
        with self.store.tx() as tx:
            settle(tx, work, found, self.now)
        return True

    def wait_for(self, objectives: tuple[int, ...]) -> None:
        """Nothing to wait for: ``wake`` has done it."""

    def meet(self, team: str, user: str, channel: str, name: str) -> None:
        """Everybody is known."""

    def request(self, text: str, user: str = ANA, channel: str = FRAUD) -> Request:
        self.number += 1
        return Request(
            TEAM, user, channel, f"trigger-{self.number}", text, self.now, self.now.date()
        )

    def type(self, text: str, user: str = ANA, channel: str = FRAUD) -> Message:
        """The answer to typed text, a minute later than what was typed before."""
        self.now += timedelta(seconds=61)
        return self.again(self.request(text, user, channel))

    def again(self, request: Request) -> Message:
        incoming = Incoming(request, Recipient(response_url="http://127.0.0.1/response"))
        message = answered(incoming, self.services)
        assert message is not None
        return message

    def press(self, message: Message, label: str, user: str = ANA, channel: str = FRAUD) -> Message:
        """The answer to a button."""
        self.now += timedelta(seconds=61)
        (found,) = [each for each in (*message.buttons, *message.menu) if each.label == label]
        command = COMMANDS[found.name].model_validate(found.fields)
        request = self.request("", user, channel)
        request = replace(request, surface="button", revision=found.revision)
        incoming = Incoming(request, Recipient(response_url="http://127.0.0.1/response"))
        answer = carried_out(command, incoming, self.services)
        assert answer is not None
        return answer

    def outcome(self, command: object, user: str = ANA) -> Outcome:
        return perform(command, self.request("", user), self.store)  # type: ignore[arg-type]

    def queued(self) -> list[OutboxRow]:
        with self.store.tx() as tx:
            return [row for number in range(1, 500) if (row := outbox.row(tx, number)) is not None]

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


def fraud_plan(bot: Bot) -> Message:
    return bot.type(
        "plan Catch card fraud earlier by 31 Mar: clean labels;"
        " graph features? | sequence model?; live scoring; pilot"
    )
