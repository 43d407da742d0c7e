"""Synthetic metrics whose true state is known, and real ones from LCDB."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

RISES = ("linear", "exponential", "power")
ANCHORS = {round(16 * 2 ** (half / 2)) for half in range(40)}
"""Amounts of training data LCDB measured at, each √2 times the one before."""


def improving(count: int, noise: float, rng: np.random.Generator) -> Floats:
    """A power law c - a·t^(-b) that goes on, b from 0.2 to 1, noise as a share of its rise."""
    return _noisy(-(_times(count) ** -rng.uniform(0.2, 1.0)), noise, rng)


def plateau(count: int, noise: float, rise: str, rng: np.random.Generator) -> Floats:
    """A rise that stopped between 35 and 60 % of the readings."""
    times = _times(count)
    stop = max(2.0, round(count * rng.uniform(0.35, 0.6)))
    held = np.minimum(times, stop)
    shapes = {
        "linear": held,
        "exponential": -np.exp(-(times - 1) / (stop / 3)),
        "power": -(held ** -rng.uniform(0.2, 1.0)),
    }
    return _noisy(shapes[rise], noise, rng)


def _times(count: int) -> Floats:
    return 1.0 + np.arange(count)


def _noisy(shape: Floats, noise: float, rng: np.random.Generator) -> Floats:
    rise = (shape - shape[0]) / (shape[-1] - shape[0])
    return 0.3 + 0.5 * (rise + noise * rng.standard_normal(len(rise)))


def lcdb(path: Path, kept: int, least: int = 10) -> Iterator[tuple[Floats, Floats]]:
    """Mean test accuracy by amount of data, of the curves with at least so many anchors.

    Args:
        path: The table of scores.
        kept: 0 is the half of the data sets that settings were chosen on, 1 the other.
        least: Anchors.
    """
    found = {key: curve for key, curve in _scores(path).items() if len(curve) >= least}
    sets = sorted({data_set for data_set, _ in found}, key=int)
    for (data_set, _), curve in found.items():
        if sets.index(data_set) % 2 == kept:
            sizes = sorted(curve)
            yield np.array(sizes, float), np.array([np.mean(curve[size]) for size in sizes])


def _scores(path: Path) -> dict[tuple[str, str], dict[int, list[float]]]:
    """By data set and learner the scores of every repetition, by amount of data."""
    scores: dict[tuple[str, str], dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            size = int(row["size_train"])
            if row["score_test"] and (size in ANCHORS or size + 1 in ANCHORS):
                scores[row["openmlid"], row["learner"]][size].append(float(row["score_test"]))
    return scores
