"""One simulated team: its commands are carried out, its forecasts made, week after week."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from core.errors import UserError
from core.learning.reference import team_overrun
from core.model.forecasts import StoredForecast
from core.model.places import Channel, Workspace
from core.model.request import Request
from core.planner.network import network_from
from core.planner.plan import plan_from
from core.planner.report import headlines
from core.planner.simulation import simulate
from core.rehearsal.habits import habits_of
from core.rehearsal.happenings import Life
from core.rehearsal.playing import life_of
from core.rehearsal.rivals import Json, last_weeks_pace, likely_path
from core.rehearsal.scores import Lived, Said
from core.rehearsal.telling import Told, date_of, told
from core.rehearsal.truth import Goal, goals_of
from core.store import forecasts, places, plan
from core.store.store import Store, Tx
from core.usecases.perform import perform
from core.usecases.replanning import next_replan, planned, settle
from core.usecases.ticking import tick

TEAM, CHANNEL = "T1", "C1"
NOON = 12
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
    listening = _Listening(number, {goal.key: goal for goal in goals}, life)
    said = tuple(_weekly(bot, lines, weeks, listening))
    bot.store.close()
    reached = {key: day is not None for key, day in life.finished.items()}
    return Lived(number, said, reached, bot.refused)


def _weekly(bot: _Bot, lines: list[Told], weeks: int, listening: "_Listening") -> Iterator[Said]:
    """What the bot says on each Monday at noon, after that morning's plans were made."""
    waiting = iter(lines)
    line = next(waiting, None)
    for week in range(weeks):
        while line is not None and (line.day, line.hour) < (5 * week, NOON):
            bot.hear(line)
            line = next(waiting, None)
        now = _moment(5 * week, NOON)
        tick(bot.store, now)
        bot.replan(now)
        with bot.store.tx() as tx:
            yield from listening.said(tx, week)


@dataclass
class _Listening:
    """Notes what is said of each objective, by the bot and by its rivals."""

    team: int
    goals: dict[str, Goal]
    life: Life
    first: dict[str, float] = field(default_factory=dict)
    before: dict[str, Json] = field(default_factory=dict)

    def said(self, tx: Tx, week: int) -> Iterator[Said]:
        for objective in plan.objectives(tx, TEAM):
            latest = forecasts.latest(tx, objective.id)
            if latest is not None and self._is_open(objective.key, 5 * week):
                yield self._said(objective.key, latest, week)

    def _is_open(self, key: str, day: int) -> bool:
        return day <= self.life.over[key]

    def _said(self, key: str, latest: StoredForecast, week: int) -> Said:
        goal, finished = self.goals[key], self.life.finished[key]
        found = next(each for each in latest.plan["objectives"] if each["key"] == key)
        today = str(latest.plan["today"])
        chances = {
            "bot": latest.chance,
            "first": self.first.setdefault(key, latest.chance),
            "pace": float(last_weeks_pace(self.before.get(key), found, today)),
            "path": float(likely_path(found, today)),
            "unlearned": _unlearned(latest, key),
        }
        self.before[key] = found
        finish = latest.result["finish_if_success"]
        target = date_of(goal.begins + goal.allowed - 1)
        done = None if finished is None else date_of(finished)
        return Said(
            team=self.team,
            goal=key,
            week=week - goal.begins // 5,
            chances=chances,
            early=_day(finish["p10"]),
            late=_day(finish["p90"]),
            made=latest.day,
            target=target,
            finished=done,
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _unlearned(latest: StoredForecast, key: str) -> float:
    """The chance by target with the prior overrun in place of the team's own."""
    prior = team_overrun(()).as_plan()
    if latest.plan["overrun"] == prior:
        return latest.chance
    network = network_from(plan_from(latest.plan | {"overrun": prior}))
    sample = simulate(network, latest.seed, latest.runs, lambda: 0.0)
    found = headlines(network, sample.spreads)
    return next(float(each["chance_by_target"]) for each in found if each["key"] == key)
