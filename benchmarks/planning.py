"""The planner on the seeded workloads, beside its peers (design, section 14).

Seconds are those of compile + simulate, answers apart. Where nothing else is said, each forecast
runs in a fresh process, by the ``forecast`` verb; ratios are of medians of interleaved runs.
"""

import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np

from benchmarks import peer_numpy, peer_simpy
from benchmarks.alone import alone
from benchmarks.figures import Figure, interleaved, told
from benchmarks.workloads import plan_data
from core.planner.forecast import forecast
from core.planner.network import network_from
from core.planner.plan import Plan, plan_from
from core.planner.report import headlines
from core.planner.simulation import simulate

SIMPY_WORLDS = 200


def report() -> Iterator[str]:
    yield from told(_figures())


def _figures() -> Iterator[Figure]:
    yield from _free()
    yield from _scarce()
    yield from _large()
    yield from _replan()


def _free() -> Iterator[Figure]:
    """M, nobody scarce."""
    worlds, data = 100_000, plan_data("M")
    tasks = sum(len(each["tasks"]) for each in data["objectives"])
    rng = np.random.default_rng(1)
    ours, peer = interleaved(
        3,
        lambda: alone("M", worlds).planning,
        lambda: _seconds(lambda: peer_numpy.finishes(data, worlds, rng)),
    )
    how = f"{ours:.3f} s against {peer:.2f} s"
    yield Figure(
        f"M, {worlds:,} worlds, beside plain numpy", peer / ours, 30, " times faster", how, True
    )
    plan = plan_from(data)
    _planned(plan, worlds)
    warm = median(_seconds(lambda: _planned(plan, worlds)) for _ in range(9))
    how = f"{warm * 1e3:.1f} ms in a warm process"
    yield Figure("M, a task and world", warm / tasks / worlds * 1e9, 2, " ns", how)


def _scarce() -> Iterator[Figure]:
    """M8: eight people."""
    worlds, data = 10_000, plan_data("M8")
    runs = []

    def ours() -> float:
        runs.append(alone("M8", worlds))
        return runs[-1].planning

    def peer() -> float:
        took = _seconds(lambda: peer_simpy.finishes(data, SIMPY_WORLDS, seed=1))
        return took * worlds / SIMPY_WORLDS

    mine, theirs = interleaved(3, ours, peer)
    yield Figure(f"M8, {worlds:,} worlds", mine, 1, " s")
    how = f"{theirs:.1f} s, scaled from {SIMPY_WORLDS} worlds"
    yield Figure(
        f"M8, {worlds:,} worlds, beside simpy", theirs / mine, 40, " times faster", how, True
    )
    answers = median(each.answers for each in runs)
    yield Figure(f"M8, {worlds:,} worlds, answers with next", answers, 2, " s")


def _large() -> Iterator[Figure]:
    """L, and XL with its memory."""
    yield Figure("L, 2,500 worlds", median(alone("L", 2_500).planning for _ in range(3)), 3, " s")
    found = alone("XL", 10_000)
    how = f"besides: reading {found.read:.1f} s, answers {found.answers:.1f} s"
    yield Figure("XL, 10,000 worlds", found.planning, 3, " s", how)
    yield Figure("XL, peak memory of the whole process", found.peak, 400, " MiB")


def _replan() -> Iterator[Figure]:
    """One objective of forty tasks after one outcome, in a process that knows the plan before."""
    data = plan_data("XL")
    data["objectives"] = data["objectives"][:1]
    forecast(plan_from(data), runs=10_000)
    planning, answers, validating = [], [], []
    for task in data["objectives"][0]["tasks"][::4]:
        task["approaches"][0]["state"] = "lost"
        validating.append(_seconds(lambda: plan_from(data)))
        found = forecast(plan_from(data), runs=10_000).seconds
        planning.append(found["compile"] + found["simulate"])
        answers.append(found["answers"])
    how = (
        f"median of {len(planning)} outcomes; besides: validating"
        f" {median(validating) * 1e3:.1f} ms, answers {median(answers) * 1e3:.0f} ms"
    )
    yield Figure("replan of 40 tasks after an outcome", median(planning) * 1e3, 5, " ms", how)


def _planned(plan: Plan, worlds: int) -> None:
    """Compile + simulate, as ``forecast`` does."""
    network = network_from(plan)
    headlines(network, simulate(network, 0, worlds, time.perf_counter).spreads)


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
