"""Execution quality: how a try was run, whatever came of it.

Six answers an experiment, each yes, no or unknown; shares count an unknown half, as the weight of
the evidence does. Nothing here looks at a verdict, and nothing groups by person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import get_args

from core.model.evidence import Tried
from core.model.inputs import Inputs, Trend, WeekOfInputs
from core.model.states import Quality

ANSWERS: tuple[Quality, ...] = get_args(Quality)
UNKNOWN = 0.5
SHOWN_WEEKS, RECENT_WEEKS = 6, 2
NOTABLE = 0.5
"""Answers of six by which a mean has to differ to be called up or down."""
FEWEST = 3
"""Results on either side below which no trend is told."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a log itself shows: a link, a note, and whether an expectation was stored before."""

    link: bool = False
    note: bool = False
    expected: bool = False


def answers(given: frozenset[Quality] | None, shown: Shown) -> dict[str, bool]:
    """The answers known by name: those given, the rest no; else only what the log itself shows."""
    derived: dict[str, bool] = {
        "hypothesis": shown.expected,
        "reproducible": shown.link,
        "written-up": shown.note,
    }
    seen = {name: True for name, yes in derived.items() if yes}
    if given is None:
        return seen
    said: dict[str, bool] = {name: name in given for name in ANSWERS}
    return said | seen


def people_in(experiment: Tried) -> set[str]:
    """Everybody who took part: who logged it, and who is named with it."""
    return {experiment.author, *experiment.participants}


def yes_shares(experiments: Sequence[Tried]) -> dict[Quality, float]:
    """Per answer the share of yes in [0, 1]; an unknown counts half. Needs an experiment."""
    return {
        name: sum(_counted(each.quality, name) for each in experiments) / len(experiments)
        for name in ANSWERS
    }


def _counted(quality: Mapping[str, bool], name: Quality) -> float:
    return UNKNOWN if name not in quality else float(quality[name])


def score(experiments: Sequence[Tried]) -> float:
    """Answers yes, of six, in the mean over experiments; 0 where there are none."""
    return sum(yes_shares(experiments).values()) if experiments else 0.0


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def first_shown(today: date) -> date:
    """The first day of the weeks that are shown."""
    return monday_of(today) - timedelta(weeks=SHOWN_WEEKS - 1)


def inputs(experiments: Sequence[Tried], today: date) -> Inputs:
    """Some weeks of experiments: each week, the trend, and what to do better first."""
    if not experiments:
        return Inputs()
    shares = yes_shares(experiments)
    first = min(ANSWERS, key=lambda name: (shares[name], ANSWERS.index(name)))
    return Inputs(
        weeks=tuple(_weeks(experiments)),
        trend=_trend(experiments, today),
        first=first,
        yes=sum(each.quality.get(first, False) for each in experiments),
        results=len(experiments),
    )


def _weeks(experiments: Sequence[Tried]) -> list[WeekOfInputs]:
    by_week: dict[date, list[Tried]] = {}
    for each in experiments:
        by_week.setdefault(monday_of(each.day), []).append(each)
    return [
        WeekOfInputs(monday=monday, results=len(found), score=score(found))
        for monday, found in sorted(by_week.items())
    ]


def _trend(experiments: Sequence[Tried], today: date) -> Trend:
    border = monday_of(today) - timedelta(weeks=RECENT_WEEKS - 1)
    recent = [each for each in experiments if each.day >= border]
    earlier = [each for each in experiments if each.day < border]
    if min(len(recent), len(earlier)) < FEWEST:
        return "early"
    change = score(recent) - score(earlier)
    if abs(change) < NOTABLE:
        return "steady"
    return "up" if change > 0 else "down"
