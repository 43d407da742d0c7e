"""Curves, the reference class and their speed, on real and synthetic data.

Real data are not part of the project: name them by MLSTATUS_LCDB (``database-accuracy.csv`` of the
PyPI package lcdb 0.1.0) and MLSTATUS_SIP (``sip_tasks_first_4000.csv`` of Derek-Jones/SiP_dataset).
"""

import csv
import math
import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.curves import RISES, Floats, improving, lcdb, plateau
from core.learning.curves import Ahead, curve_outlook, curve_state
from core.learning.readings import Readings
from core.learning.reference import Finished, Overrun, team_overrun
from core.learning.scores import crps_log_ratio

SEED = 20261123
ROUNDS = 600
POINTS = (8, 13, 26)
NOISES = (0.02, 0.05)
AHEAD = 4
"""Anchors ahead that are foretold: four times the data."""
REPORTED = 1
"""The half of the data sets that no setting was chosen on."""
WARM_UP = 200
EIGHTY = 1.2815515655446004


def report() -> Iterator[str]:
    yield from _plateaus()
    yield from _speed()
    yield from _given("MLSTATUS_LCDB", _forecasts)
    yield from _given("MLSTATUS_SIP", _reference)


def _given(name, lines):
    path = os.environ.get(name)
    if not path:
        return [f"{name} names no file: its figures are left out"]
    return lines(Path(path))


def _states(curves) -> Counter:
    return Counter(curve_state(Readings(7.0 * np.arange(len(each)), each)) for each in curves)


def _plateaus() -> Iterator[str]:
    for noise in NOISES:
        for points in POINTS:
            rng = np.random.default_rng([SEED, points, int(noise * 100)])
            still = _states(improving(points, noise, rng) for _ in range(ROUNDS))
            over = {
                rise: _states(plateau(points, noise, rise, rng) for _ in range(ROUNDS // 3))
                for rise in RISES
            }
            whole = sum(over.values(), Counter())
            each = ", ".join(
                f"{n} {3 * found['plateau'] / ROUNDS:.0%}" for n, found in over.items()
            )
            yield (
                f"{points} points, noise {noise:.0%}, seed {SEED}: plateau said of"
                f" {still['plateau'] / ROUNDS:.1%} of rising ones (≤ 5 %) and of"
                f" {whole['plateau'] / ROUNDS:.1%} of plateaus ({each});"
                f" too early {still['early'] / ROUNDS:.0%} and {whole['early'] / ROUNDS:.0%}"
            )


def _speed() -> Iterator[str]:
    rng = np.random.default_rng(SEED)
    for points in (26, 1000):
        values = improving(points, 0.02, rng)
        spent = []
        for _ in range(2):
            begun = time.perf_counter()
            curve_outlook(7.0 * np.arange(points), values, Ahead(0.9, 60.0))
            spent.append(1000 * (time.perf_counter() - begun))
        yield f"a curve of {points} readings: {spent[0]:.0f} ms at first, then {spent[1]:.0f} ms"


def _forecasts(path: Path) -> Iterator[str]:
    curves = list(lcdb(path, REPORTED))
    axes = {
        "time = data": lambda sizes: sizes,
        "a reading a week": lambda sizes: _weeks(len(sizes)),
    }
    parts = {
        "last": lambda count: count - AHEAD,
        "half-way": lambda count: (count - AHEAD) // 2 + 2,
    }
    for axis, days in axes.items():
        for part, seen in parts.items():
            rows = [_foretold(days(sizes), scores, seen(len(sizes))) for sizes, scores in curves]
            yield f"lcdb, {axis}, {part}: {_judged(np.array(rows))}"
    yield from _base_rates([scores for _, scores in curves])


def _weeks(count: int) -> Floats:
    return 7.0 * np.arange(count)


def _foretold(days: Floats, scores: Floats, seen: int) -> tuple[float, ...]:
    later = seen + AHEAD - 1
    asked = Ahead(1.0, float(days[later] - days[seen - 1]))
    found = curve_outlook(days[:seen], scores[:seen], asked)
    return scores[later], scores[seen - 1], found.p10, found.p50, found.p90


def _judged(rows: Floats) -> str:
    came, same, p10, p50, p90 = rows.T
    ours, bare = np.abs(came - p50).mean(), np.abs(came - same).mean()
    inside = np.mean((p10 <= came) & (came <= p90))
    return (
        f"{len(rows)} curves, mean absolute error {ours:.4f}, same as now {bare:.4f}:"
        f" {1 - ours / bare:.1%} less (≥ 7 %); 80 % interval holds {inside:.1%} (75–85 %)"
    )


def _base_rates(curves: list[Floats]) -> Iterator[str]:
    for name, flat, gain, relative in (("shares", 0.01, 0.02, False), ("others", 0.05, 0.1, True)):
        came: dict[bool, list[bool]] = {True: [], False: []}
        for scores in curves:
            seen = scores[:-AHEAD]
            unit = np.ptp(seen) if relative else 1.0
            if unit:
                was_flat = bool(np.ptp(seen[-AHEAD - 1 :]) <= flat * unit)
                came[was_flat].append(bool(scores[-1] - seen[-1] >= gain * unit))
        yield (
            f"lcdb, base rate of {name}: after a flat stretch {np.mean(came[True]):.1%} of"
            f" {len(came[True])}, otherwise {np.mean(came[False]):.1%} of {len(came[False])}"
        )


def _reference(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        history = [
            Finished(float(row["HoursEstimate"]), float(row["HoursActual"]))
            for row in csv.DictReader(file)
        ]
    came = [(team_overrun(history[:now]), history[now]) for now in range(WARM_UP, len(history))]
    inside = [_inside(law, each.actual / each.estimate) for law, each in came]
    ours = [crps_log_ratio(e.actual / e.estimate, law.median, law.sigma) for law, e in came]
    bare = [crps_log_ratio(each.actual / each.estimate, 1.0, 0.0) for _, each in came]
    yield (
        f"reference class, {len(came)} tasks walk-forward: 80 % interval holds"
        f" {np.mean(inside):.1%} (77–83 %); CRPS of the log ratio {np.mean(ours):.4f},"
        f" bare estimate {np.mean(bare):.4f}: {1 - np.mean(ours) / np.mean(bare):.1%} less (≥ 15 %)"
    )


def _inside(law: Overrun, ratio: float) -> bool:
    return abs(math.log(ratio / law.median)) <= EIGHTY * law.sigma
