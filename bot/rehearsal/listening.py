"""What the bot says of each objective, what its rivals would, and what people are asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from core.learning.reference import team_overrun
from core.model.forecasts import StoredForecast
from core.model.nudges import Nudge, OfApproach, Stalled
from core.planner.network import network_from
from core.planner.report import headlines
from core.planner.simulation import simulate
from core.rehearsal.happenings import Life
from core.rehearsal.judging import JUDGED, Nudged, Truth, ideas_of, nudged
from core.rehearsal.rivals import Json, last_weeks_pace, likely_path
from core.rehearsal.scores import Said
from core.rehearsal.telling import date_of
from core.rehearsal.truth import Goal
from core.store import forecasts, nudges, plan
from core.store.store import Tx
from core.usecases.correcting import corrected_plan

TEAM = "T1"


@dataclass
class Listening:
    """Notes what is said of each objective, by the bot and by its rivals, and what is asked."""

    team: int
    goals: dict[str, Goal]
    life: Life
    people: list[str]
    nudged: list[Nudged] = field(default_factory=list)
    first: dict[str, float] = field(default_factory=dict)
    before: dict[str, Json] = field(default_factory=dict)

    def hear_nudges(self, tx: Tx, day: int) -> None:
        """Judge what people were asked about running work today."""
        for user in self.people:
            asked = {(e.kind, e.about) for e in nudges.sent_since(tx, TEAM, user, date_of(day))}
            for each in nudges.standing_nudges(tx, TEAM, user):
                if (each.nudge.kind, each.nudge.about) in asked:
                    self.nudged += self._judged(each.nudge, day)

    def _judged(self, nudge: Nudge, day: int) -> Iterator[Nudged]:
        found = nudge.found
        if nudge.kind in JUDGED and isinstance(found, OfApproach):
            goal, job, key = found.reference.split("/")
            silent = found.silent if isinstance(found, Stalled) else 0
            path = goal, job, key
            idea = ideas_of(self.goals.values())[path]
            truth = Truth(idea, self.life, self.goals[goal].due)
            yield nudged(nudge.kind, path, day, silent, truth)

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
            "unlearned": _unlearned(latest, key) if latest.day <= latest.target else latest.chance,
        }
        self.before[key] = found
        finish = latest.result["finish_if_success"]
        target = date_of(goal.due)
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
    network = network_from(corrected_plan(latest.plan | {"overrun": prior}))
    sample = simulate(network, latest.seed, latest.runs, lambda: 0.0)
    found = headlines(network, sample.spreads)
    return next(float(each["chance_by_target"]) for each in found if each["key"] == key)
