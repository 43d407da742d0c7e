"""Shares among worlds in which nobody is scarce, attempt by attempt, one objective at a time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.planner.beliefs import Group
from core.planner.draws import Common, common, outcomes
from core.planner.exact import groups_of
from core.planner.figures import NEW_APPROACH
from core.planner.network import Attempt, Job, Network, own_factor
from core.planner.plain import ObjectiveWorlds
from core.planner.shares import Shares, no_shares
from core.planner.streams import Streams
from core.planner.unlimited import Part

Floats = NDArray[np.float64]

CELLS = 2_000_000
"""Attempts times worlds of one chunk."""
MOST_ATTEMPTS = 50_000_000
"""Simulated attempts after which shares are left as rough as they are."""
FEWEST_WORLDS = 1_000


def plain_shares(network: Network, seed: int, runs: int) -> Shares:
    """Count shares among ``runs`` worlds, or fewer where the plan is very large."""
    enough = max(FEWEST_WORLDS, MOST_ATTEMPTS // max(1, len(network.attempts)))
    shares, groups = no_shares(network), groups_of(network)
    for number in range(len(network.objectives)):
        _count(network, number, shares, _Source(groups, Streams(seed), min(runs, enough)))
    return shares


@dataclass(frozen=True, slots=True)
class _Source:
    """Where worlds come from."""

    groups: Sequence[Group]
    streams: Streams
    runs: int


def _count(network: Network, objective: int, shares: Shares, source: _Source) -> None:
    rows = network.attempts_of[objective]
    attempts = network.attempts[rows.start : rows.stop]
    used = {each for attempt in attempts for each in attempt.assumes}
    groups = [group for group in source.groups if used & set(group.members)]
    size = max(256, CELLS // max(1, len(rows)))
    gains = np.zeros(len(network.jobs_of[objective]))
    for start in range(0, source.runs, size):
        shared = common(network, groups, source.streams, min(size, source.runs - start))
        drawn = outcomes(attempts, shared, source.streams)
        world = ObjectiveWorlds(network, objective, drawn)
        shares.add(network, objective, world.chunk())
        gains += _gained(world, shared, source.streams)
    shares.gains[network.jobs_of[objective].start : network.jobs_of[objective].stop] = gains


def _gained(world: ObjectiveWorlds, shared: Common, streams: Streams) -> Floats:
    """In how many of the worlds one more approach to each task would meet the target."""
    jobs = world.network.jobs_of[world.objective]
    met = np.count_nonzero(world.finish <= world.limit)
    found = np.zeros(len(jobs))
    for place, number in enumerate(jobs):
        job = world.network.jobs[number]
        if not job.won:
            drawn = outcomes([backup_of(world.network, number)], shared, streams)[0]
            done = world.finished({number: _with(world.parts[number], job, drawn)})
            finish = np.max(list(done.values()), axis=0)
            found[place] = np.count_nonzero(finish <= world.limit) - met
    return found


def backup_of(network: Network, number: int) -> Attempt:
    """One more approach to a task: of chance 0.4, without assumptions, days as its last one's."""
    job = network.jobs[number]
    place = number - network.jobs_of[job.objective].start
    last = network.objectives[job.objective].tasks[place].approaches[-1]
    return Attempt(
        reference=f"{job.reference} one more",
        task=number,
        objective=job.objective,
        chance=NEW_APPROACH,
        days=last.days,
        factor=own_factor(network.plan),
        role=-1,
        people=1,
        assumes=(),
        early=False,
        box=math.inf,
        running=False,
        elapsed=0.0,
    )


def _with(part: Part, job: Job, drawn: NDArray[np.int64]) -> Part:
    """A task's times with one more attempt, the last in its order."""
    ticks, wins = (drawn >> 1).astype(np.float64), (drawn & 1).astype(bool)
    begins = part.loses if job.strategy == "sequence" else np.zeros(len(ticks))
    won = np.where(wins, begins + ticks, np.inf)
    return part._replace(wins=np.minimum(part.wins, won), planned=True)
