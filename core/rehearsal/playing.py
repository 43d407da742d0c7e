"""A team's life, day by day, as it truly is; the bot has no part in it.

Work follows the order the bot plans by (priority, tasks, ideas, then those who would be idle), but
it begins late, lies untouched at times, and a new idea may be found when all have failed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from core.rehearsal.habits import Habits
from core.rehearsal.happenings import Happening, Kind, Life, Path
from core.rehearsal.readings import reading_of, verdict_of
from core.rehearsal.truth import Goal, Idea, Job

LAST_DAY = 1_500
"""Six years; whatever runs then has failed."""
HESITATES = 0.5
"""The chance, each day, that work which could begin does not."""
TRIES_EVERY = 5.0
"""Days of work from one try to the next, on average; never less than two."""


@dataclass(eq=False)
class _Work:
    """One idea being worked on: days of work so far, and when it next lies untouched or is tried.

    ``state`` is planned, running, or ended.
    """

    path: Path
    idea: Idea
    state: str = "planned"
    worked: list[int] = field(default_factory=list)
    pause: int = 0
    next_try: float = 0.0


@dataclass(eq=False)
class _Task:
    job: Job
    works: list[_Work]
    done: bool = False
    spare_on: int | None = None

    @property
    def is_lost(self) -> bool:
        return not self.done and all(each.state == "ended" for each in self.works)


@dataclass(eq=False)
class _Quest:
    goal: Goal
    tasks: dict[str, _Task]
    open: bool = True
    finished: int | None = None


def life_of(goals: Sequence[Goal], habits: Habits, rng: np.random.Generator) -> Life:
    """What happens until every goal is reached or has failed."""
    return _Play(habits, rng, [_quest(goal) for goal in goals]).life()


def _quest(goal: Goal) -> _Quest:
    tasks = {
        job.key: _Task(job, [_Work((goal.key, job.key, idea.key), idea) for idea in job.ideas])
        for job in goal.jobs
    }
    return _Quest(goal, tasks)


@dataclass(eq=False)
class _Play:
    habits: Habits
    rng: np.random.Generator
    quests: list[_Quest]
    day: int = 0
    said: list[Happening] = field(default_factory=list)

    def life(self) -> Life:
        while self.day < LAST_DAY and any(each.open for each in self.quests):
            for quest in self._under_way():
                if quest.goal.begins == self.day:
                    self.said.append(Happening(self.day, "begun", quest.goal.key))
                self._find_ideas(quest)
            self._begin_work()
            for quest in self._under_way():
                self._work(quest)
            self.day += 1
        works = [each for quest in self.quests for each in _works(quest)]
        return Life(
            happenings=tuple(self.said),
            finished={each.goal.key: each.finished for each in self.quests},
            over={each.goal: each.day for each in self.said if each.kind == "over"},
            worked={each.path: tuple(each.worked) for each in works},
        )

    def _under_way(self) -> list[_Quest]:
        return [each for each in self.quests if each.open and each.goal.begins <= self.day]

    def _happens(self, kind: Kind, path: Path) -> None:
        self.said.append(Happening(self.day, kind, *path))

    def _find_ideas(self, quest: _Quest) -> None:
        """A new idea for a task that had lost them all, or the end of the whole goal."""
        for task in quest.tasks.values():
            if task.spare_on == self.day and task.job.spare:
                path = (quest.goal.key, task.job.key, task.job.spare.key)
                task.works.append(_Work(path, task.job.spare))
                self.said.append(Happening(self.day, "added", *path, idea=task.job.spare))

    def _begin_work(self) -> None:
        startable = [
            work
            for quest in self._under_way()
            for task in quest.tasks.values()
            if not task.done and all(quest.tasks[key].done for key in task.job.after)
            for work in _startable(task)
        ]
        early = [
            work
            for quest in self._under_way()
            for task in quest.tasks.values()
            if not task.done and all(quest.tasks[key].done for key in task.job.after)
            for work in task.works
            if self.habits.counted and work.state == "planned" and work not in startable
        ]
        for work in (*startable, *early):
            if self._is_free(work.idea.role) and self.rng.random() >= HESITATES:
                self._begin(work)

    def _is_free(self, role: str) -> bool:
        if not self.habits.counted:
            return True
        busy = sum(
            work.state == "running" and work.idea.role == role
            for quest in self.quests
            for work in _works(quest)
        )
        return busy < self.habits.people[role]

    def _begin(self, work: _Work) -> None:
        work.state, work.next_try = "running", self._until_next_try()
        self._happens("started", work.path)

    def _until_next_try(self) -> float:
        return 2 + self.rng.exponential(TRIES_EVERY - 2)

    def _work(self, quest: _Quest) -> None:
        """One day of work on everything of a goal that runs."""
        for task in quest.tasks.values():
            for work in task.works:
                if work.state == "running":
                    self._work_on(work)
            self._settle(quest, task)
        if quest.open and all(task.done for task in quest.tasks.values()):
            quest.finished = self.day
            self._close(quest)

    def _work_on(self, work: _Work) -> None:
        after, days = work.idea.pause
        if days and len(work.worked) == after and work.pause < days:
            work.pause += 1
            return
        work.worked.append(self.day)
        if len(work.worked) >= work.next_try:
            work.next_try += self._until_next_try()
            self._try(work)
        if len(work.worked) >= work.idea.days:
            work.state = "ended"
            self._happens("won" if work.idea.wins else "lost", work.path)

    def _try(self, work: _Work) -> None:
        verdict = verdict_of(work.idea, self.rng)
        reading = reading_of(work.idea, len(work.worked), self.rng)
        self.said.append(Happening(self.day, "tried", *work.path, verdict=verdict, reading=reading))

    def _settle(self, quest: _Quest, task: _Task) -> None:
        """What follows from the day's endings within one task."""
        if not task.done and any(_has_won(work) for work in task.works):
            task.done = True
            for work in task.works:
                if work.state == "running":
                    work.state = "ended"
                    self._happens("stopped", work.path)
        elif task.is_lost and task.job.spare and task.spare_on is None:
            task.spare_on = self.day + int(self.rng.integers(1, 6))
        elif task.is_lost and (task.spare_on is None or task.spare_on <= self.day):
            self._close(quest)

    def _close(self, quest: _Quest) -> None:
        quest.open = False
        for work in _works(quest):
            if work.state == "running":
                work.state = "ended"
                self._happens("stopped", work.path)
        self.said.append(Happening(self.day, "over", quest.goal.key))


def _works(quest: _Quest) -> Iterator[_Work]:
    return (work for task in quest.tasks.values() for work in task.works)


def _has_won(work: _Work) -> bool:
    return work.state == "ended" and work.idea.wins and len(work.worked) >= work.idea.days


def _startable(task: _Task) -> list[_Work]:
    """The next planned ideas: all of them, or the first where none runs."""
    planned = [work for work in task.works if work.state == "planned"]
    if not task.job.in_turn:
        return planned
    return planned[:1] if not any(work.state == "running" for work in task.works) else []
