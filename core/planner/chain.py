"""The chain of waits behind each finish, where people are scarce.

Walk back from the finishing win: each start waited on the completions of its instant that enabled
it: the last tasks before it, the lost attempt before it in a sequence, or the hand-over of a
person, also from another objective. All ties count.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.planner.network import Network
from core.planner.worlds import AFTER, NEVER, Worlds

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


class Links(NamedTuple):
    """Attempts on chains: whose finish, which attempt, which world; columns of one length."""

    owner: Ints
    attempt: Ints
    world: Ints

    def where(self, wanted: Bools) -> "Links":
        """Only these columns."""
        return Links(self.owner[wanted], self.attempt[wanted], self.world[wanted])


def critical(network: Network, worlds: Worlds) -> Bools:
    """Whether each attempt is on the chain behind its own objective's finish.

    Shape (attempts, worlds).
    """
    found = np.zeros(len(worlds.waited), dtype=bool)
    walk = _Walk(network, worlds)
    links = walk.finishing()
    seen = np.zeros(0, dtype=np.int64)
    while links.attempt.size:
        own = worlds.tables.objective.take(links.attempt) == links.owner
        found[(links.attempt * worlds.count + links.world)[own]] = True
        links = walk.back(links)
        if walk.tied.any():
            links, seen = _unseen(links, seen, walk)
    return found.reshape(-1, worlds.count)


def _unseen(links: Links, seen: Ints, walk: "_Walk") -> tuple[Links, Ints]:
    """Each column once, and only those not walked from before; others have none twice."""
    tied = walk.tied.take(links.world)
    free, bound = links.where(~tied), links.where(tied)
    cells = len(walk.worlds.waited)
    codes = bound.owner * cells + bound.attempt * walk.worlds.count + bound.world
    codes, first = np.unique(codes, return_index=True)
    fresh = np.isin(codes, seen, invert=True, assume_unique=True)
    kept = Links(*(column[first] for column in bound)).where(fresh)
    return _joined([free, kept]), np.concatenate((seen, codes))


class _Walk:
    """Steps back along chains of one chunk of worlds."""

    def __init__(self, network: Network, worlds: Worlds) -> None:
        self.network, self.worlds = network, worlds
        self.tied = np.zeros(worlds.count, dtype=bool)
        for _, _, beside in worlds.ties:
            self.tied[beside] = True
        self.codes, self.earlier = self._earlier()
        self.width = max((len(job.after) for job in network.jobs), default=0)
        self.after = np.full((len(network.jobs), self.width), -1, dtype=np.int64)
        for number, job in enumerate(network.jobs):
            self.after[number, : len(job.after)] = job.after
        self.stops = self._stops()

    def _earlier(self) -> tuple[Ints, Ints]:
        """Sorted places of completions that another one preceded at its instant, and those."""
        ties = self.worlds.ties or [(np.zeros(0, dtype=np.int64),) * 3]
        attempts, earlier, beside = (np.concatenate(each) for each in zip(*ties, strict=True))
        places = attempts * self.worlds.count + beside
        order = np.argsort(places)
        return places[order], earlier[order]

    def _before(self, links: Links) -> Ints:
        """What completed before each of these at the same instant, or -1."""
        if not len(self.codes):
            return np.full(len(links.attempt), -1)
        place = links.attempt * self.worlds.count + links.world
        at = np.minimum(np.searchsorted(self.codes, place), len(self.codes) - 1)
        return np.where(self.codes[at] == place, self.earlier[at], -1)

    def _stops(self) -> Ints:
        """Sorted codes of who freed whose role by stopping."""
        worlds = self.worlds
        codes = [self._code(*columns) for columns in worlds.stops]
        return np.unique(np.concatenate(codes)) if codes else np.zeros(0, dtype=np.int64)

    def _code(self, attempts: Ints, roles: Ints, active: Ints) -> Ints:
        place = attempts.astype(np.int64) * self.worlds.count + active
        return place * (len(self.network.roles) + 1) + roles

    def finishing(self) -> Links:
        """The wins that finished each objective, all of that instant."""
        worlds = self.worlds
        cells = np.flatnonzero((worlds.finish != NEVER) & (worlds.finishing >= 0))
        owner, world = np.divmod(cells, worlds.count)
        last = Links(owner, worlds.finishing.take(cells), world)
        if not cells.size or not self.tied.any():
            return last
        return _joined([each.where(self._of_owner(each)) for each in self._instant(last)])

    def _of_owner(self, links: Links) -> Bools:
        place = links.attempt * self.worlds.count + links.world
        won = (self.worlds.outcomes.take(place) & 1).astype(bool)
        return np.asarray(won & (self.worlds.tables.objective.take(links.attempt) == links.owner))

    def _instant(self, links: Links) -> list[Links]:
        """These completions and those before them at the same instants."""
        found = []
        while links.attempt.size:
            found.append(links)
            links = links._replace(attempt=self._before(links))
            links = links.where(links.attempt >= 0)
        return found

    def back(self, links: Links) -> Links:
        """The completions that the starts of these attempts waited on."""
        place = links.attempt * self.worlds.count + links.world
        waited = self.worlds.waited.take(place).astype(np.int64) - AFTER
        some = waited >= 0
        links, waited = links.where(some), waited[some]
        starts, found = links.attempt, []
        behind = links._replace(attempt=waited >> 1)
        handed = (waited & 1).astype(bool)
        while behind.attempt.size:
            found.append(behind.where(self._enabled(behind, starts, handed)))
            before = self._before(behind)
            more = before >= 0
            behind = behind._replace(attempt=before).where(more)
            starts, handed = starts[more], handed[more]
        return _joined(found) if found else links

    def _enabled(self, behind: Links, starts: Ints, handed: Bools) -> Bools:
        """Whether each completion is one that its start waited on."""
        tables = self.worlds.tables
        task, started = tables.task.take(behind.attempt), tables.task.take(starts)
        place = behind.attempt * self.worlds.count + behind.world
        won = (self.worlds.outcomes.take(place) & 1).astype(bool)
        enabled = ~won & (task == started) & tables.sequence.take(task)
        for column in self.after.T:
            enabled |= won & (column.take(started) == task)
        role = tables.role.take(starts)
        enabled |= handed & (tables.role.take(behind.attempt) == role)
        unsure = np.flatnonzero(handed & ~enabled)
        if len(self.stops) and unsure.size:
            codes = self._code(behind.attempt[unsure], role[unsure], behind.world[unsure])
            at = np.minimum(np.searchsorted(self.stops, codes), len(self.stops) - 1)
            enabled[unsure] = self.stops[at] == codes
        return np.asarray(enabled)


def _joined(parts: list[Links]) -> Links:
    return Links(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
