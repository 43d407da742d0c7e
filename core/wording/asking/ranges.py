"""Ranges in words people answer, and the curve that an answer makes."""

from enum import Enum

from core.model.forms import RangeShown
from core.wording.form import Choice, Entry
from core.wording.phrases import number

LOW = "In one of ten cases it is done within … working days"
MIDDLE = "In five of ten cases, within … working days"
HIGH = "In nine of ten cases, within … working days"
WORDS = {0.2: "long shot", 0.5: "even", 0.75: "likely", 0.95: "near certain", 1.0: "plain work"}
STEPS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 0.95, 1.0)


def range_entries(values: dict[str, str | None], *, live: bool = True) -> tuple[Entry, ...]:
    """The quick case, the slow one, and the middle for those who have one."""
    quick, slow = values.get("days.p10"), values.get("days.p90")
    return (
        Entry(field="days.p10", label=LOW, kind="number", value=quick, optional=True, live=live),
        Entry(field="days.p90", label=HIGH, kind="number", value=slow, optional=True, live=live,
              hint="The same number twice is a fixed time. Both empty: I start with a guess."),
        Entry(field="days.p50", label=MIDDLE, kind="number", value=values.get("days.p50"),
              optional=True, live=live, hint="Only where the middle is not where one would expect"),
    )  # fmt: skip


def chance_entry(chance: str | None) -> Entry:
    """How likely an approach is to work, the present value among the answers."""
    steps = sorted({*STEPS, *([float(chance)] if chance else [])})
    return Entry(
        field="chance",
        label="In how many of a hundred such cases would it work?",
        kind="choice",
        value=chance,
        choices=tuple(_step(step, chance) for step in steps),
        optional=True,
        example="I don't know yet",
    )


def _step(step: float, chance: str | None) -> Choice:
    value = chance if chance and float(chance) == step else f"{step:g}"
    word = f": {WORDS[step]}" if step in WORDS else ""
    return Choice(value=value, label=f"{round(step * 100)}{word}")


def curve_lines(shown: RangeShown) -> tuple[str, ...]:
    """The curve as one line a share, and what forecasts make of it."""
    if len({days for _, days in shown.points}) == 1:
        return (f"A fixed {number(shown.points[0][1])} working days.", _overrun(shown))
    bars = [
        f"{'▇' * round(share * 10) or '▁'} {round(share * 100)}% within {_days(days)}"
        for share, days in shown.points
    ]
    return (*bars, _overrun(shown))


def _overrun(shown: RangeShown) -> str:
    return (
        "Forecasts add the usual overrun: as likely as not within"
        f" {_days(shown.forecast)}, nine times in ten within {_days(shown.late)}."
    )


def _days(days: float) -> str:
    shown = f"{days:.1f}" if days < 3 else f"{days:.0f}"
    return f"{shown} working day{'' if shown == '1' else 's'}"


class Trouble(Enum):
    """What can be wrong with a range."""

    MISSING = "Both the quick and the slow case are needed; or leave both empty."
    BACKWARDS = "The slow case must take at least as long as the quick one."
    MIDDLE = "With these two, the middle may lie between {} and {} working days."
    NUMBER = "This is no number of working days; write 8 or 2.5."
    BOUNDS = "This must be above {} and at most {} working days."


def trouble_of(trouble: Trouble, bounds: tuple[float, float] = (0.0, 0.0)) -> str:
    """The sentence beside the input at fault."""
    return trouble.value.format(*(number(each) for each in bounds))
