"""Ours against the peers of ``make bench``, on its workloads, within four standard errors.

Compared for every objective: the chance ever and by target, the mean of the finish where it
succeeds, and the chance to be done within our p10, p50 and p90 of it, and of all worlds.
"""

import math
from datetime import date, timedelta

import numpy as np
import pytest

from benchmarks import peer_numpy, peer_simpy
from benchmarks.workloads import plan_data
from core.planner.forecast import forecast
from core.planner.plan import plan_from

OURS = 10_000
PEERS = {
    "simpy on S": ("S", lambda plan: peer_simpy.finishes(plan, 2_000, seed=1)),
    "simpy on M8": ("M8", lambda plan: peer_simpy.finishes(plan, 600, seed=1)),
    "numpy on S": ("S", lambda plan: peer_numpy.finishes(plan, OURS, np.random.default_rng(1))),
    "numpy on M": ("M", lambda plan: peer_numpy.finishes(plan, OURS, np.random.default_rng(1))),
}
SHARES = {"p10": 0.1, "p50": 0.5, "p90": 0.9}


def ours_on(plan):
    """Our forecast's objectives by key."""
    return {each["key"]: each for each in forecast(plan_from(plan), runs=OURS).objectives}


def working_days(plan, target):
    """Working days from today to the target, both counted."""
    end = date.fromisoformat(target) + timedelta(days=1)
    return int(np.busday_count(plan["today"], end.isoformat()))


def share_gap(ours, peer, worlds, mine=OURS):
    """Standard errors between our share of ``mine`` worlds and the peer's of ``worlds``."""
    return abs(ours - peer) / math.sqrt(ours * (1 - ours) * (1 / mine + 1 / worlds))


def gaps(ours, peer, target_days):
    """Standard errors between the figures of one objective, by the figure's name."""
    finish = np.array(peer)
    done = finish[np.isfinite(finish)]
    success = ours["finish_if_success_days"]
    mine = OURS * ours["chance_ever"]
    spread = done.std() * math.sqrt(1 / done.size + 1 / mine)
    found = {
        "chance_ever": share_gap(ours["chance_ever"], done.size / finish.size, finish.size),
        "chance_by_target": share_gap(
            ours["chance_by_target"], np.mean(finish <= target_days), finish.size
        ),
        "mean": abs(success["mean"] - done.mean()) / spread,
    }
    for name, share in SHARES.items():
        met = np.mean(done <= success[name])
        found[f"{name} of success"] = share_gap(share, met, done.size, mine)
        if ours["finish_days"][name] is not None:
            met = np.mean(finish <= ours["finish_days"][name])
            found[f"{name} of all"] = share_gap(share, met, finish.size)
    return found


def all_gaps(plan, ours, peer):
    """The gaps of all objectives, by objective and figure."""
    return {
        f"{each['key']} {figure}": gap
        for each in plan["objectives"]
        for figure, gap in gaps(
            ours[each["key"]], peer[each["key"]], working_days(plan, each["target"])
        ).items()
    }


@pytest.mark.parametrize("name", PEERS)
def test_every_figure_agrees_with_the_peer_within_four_standard_errors(name):
    workload, peer = PEERS[name]
    plan = plan_data(workload)
    found = all_gaps(plan, ours_on(plan), peer(plan))
    assert len(found) >= 8 * len(plan["objectives"])
    assert {figure: round(gap, 2) for figure, gap in found.items() if not gap < 4} == {}


def test_the_comparison_notices_one_person_more():
    plan = plan_data("M8")
    more = plan | {"people": plan["people"] | {"research": 5}}
    assert max(all_gaps(plan, ours_on(more), peer_simpy.finishes(plan, 200, seed=1)).values()) > 4
