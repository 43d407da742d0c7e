"""One simulated team: its commands are carried out, its forecasts made, week after week."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

import numpy as np

from bot.rehearsal.listening import TEAM, Listening
from core.commands.settings import ChangeSettings
from core.errors import UserError
from core.model.places import Channel, Workspace
from core.model.request import Request
from core.rehearsal.habits import habits_of
from core.rehearsal.playing import life_of
from core.rehearsal.scores import Lived, Said
from core.rehearsal.telling import LEAD, Told, date_of, people_of, told
from core.rehearsal.truth import goals_of
from core.store import places
from core.store.store import Store
from core.usecases.calibrating import correction
from core.usecases.forecasting import planned
from core.usecases.perform import perform
from core.usecases.replanning import next_replan
from core.usecases.settling import settle
from core.usecases.ticking import tick

CHANNEL = "C1"
NOON = 12
SOON = timedelta(minutes=30)
"""When people are asked what the forecasts of noon raised; they are asked on Mondays only."""
POINTS = 2.0
"""Points of standard error of a rehearsed forecast: worlds are few, teams are many."""


@dataclass
class _Bot:
    """The use cases with a store of their own."""

    store: Store = field(default_factory=Store.in_memory)
    number: int = 0
    refused: int = 0

    def hear(self, line: Told) -> None:
        """Carry a command out; what is refused is counted and forgotten, as in life."""
        self.number += 1
        now = _moment(line.day, line.hour) + timedelta(seconds=self.number % 3600)
        key = f"rehearsed-{self.number}"
        request = Request(TEAM, line.author, CHANNEL, key, "", now, now.date())
        try:
            perform(line.command, request, self.store)
        except UserError:
            self.refused += 1

    def accept_correction(self, week: int) -> None:
        """The lead has chances corrected by the team's record, as soon as that is offered."""
        with self.store.tx() as tx:
            accepted = places.workspace(tx, TEAM).recalibrated
            offered = correction(tx, TEAM) is not None
        if offered and not accepted:
            self.hear(Told(5 * week, NOON, 0, LEAD, ChangeSettings(recalibration=True)))

    def replan(self, now: datetime) -> None:
        """Forecast all that is marked, as the worker does."""
        while True:
            with self.store.tx() as tx:
                work = next_replan(tx, now)
            if work is None:
                return
            found = planned(work, POINTS)
            with self.store.tx() as tx:
                settle(tx, work, found, now)


def _moment(day: int, hour: int) -> datetime:
    return datetime.combine(date_of(day), time(hour), UTC)


def lived(seed: int, number: int, weeks: int) -> Lived:
    """The weeks of one team; the same seed and number give the same digits."""
    rng = np.random.default_rng([seed, number])
    habits = habits_of(rng)
    goals = goals_of(habits, weeks, rng)
    life = life_of(goals, habits, rng)
    lines = told(goals, life, habits, rng)
    bot = _Bot()
    with bot.store.tx() as tx:
        places.put_workspace(tx, Workspace(team=TEAM, seed=number))
        places.put_channel(tx, Channel(team=TEAM, channel=CHANNEL, name="team"))
    listening = Listening(number, {goal.key: goal for goal in goals}, life, people_of(habits))
    said = tuple(_weekly(bot, lines, weeks, listening))
    bot.store.close()
    reached = {key: day is not None for key, day in life.finished.items()}
    return Lived(number, said, reached, tuple(listening.nudged), bot.refused)


def _weekly(bot: _Bot, lines: list[Told], weeks: int, listening: Listening) -> Iterator[Said]:
    """What the bot says on each Monday at noon, after that morning's plans were made."""
    waiting = iter(lines)
    line = next(waiting, None)
    for week in range(weeks):
        while line is not None and (line.day, line.hour) < (5 * week, NOON):
            bot.hear(line)
            line = next(waiting, None)
        now = _moment(5 * week, NOON)
        bot.accept_correction(week)
        tick(bot.store, now)
        bot.replan(now)
        tick(bot.store, now + SOON)
        with bot.store.tx() as tx:
            listening.hear_nudges(tx, 5 * week)
            yield from listening.said(tx, week)
