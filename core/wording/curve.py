"""What a metric's curve says, in sentences."""

from datetime import date

from core.learning.curves import CurveOutlook
from core.model.states import CurveState
from core.wording.phrases import by_day, counted, number, percent

STATES: dict[CurveState, str] = {
    "improving": "The metric is still improving.",
    "plateau": "The metric has stopped improving. That is news about this approach only.",
    "regressing": "The metric has fallen back from where it stood.",
    "early": "It is too early to say whether the metric still improves.",
}


def curve_outlook_lines(found: CurveOutlook, target: float, by: date, last: date) -> list[str]:
    """A few lines: what the curve shows, the chance, the reading to expect, and how others went."""
    when = by_day(by, last)
    return [
        STATES[found.state],
        f"Chance that a reading on {when} meets {number(target)}: {percent(found.chance_by)}.",
        f"Expect {number(found.p50)} that day; in eight of ten cases"
        f" {number(found.p10)} to {number(found.p90)}.",
        f"Of past curves that looked like this, {percent(found.base_rate)}"
        " gained clearly in their next four readings.",
    ]


def lines_skipped(lines: tuple[int, ...]) -> str:
    """What of a file was passed over."""
    shown = ", ".join(str(line) for line in lines[:10]) + (", …" if len(lines) > 10 else "")
    return f"Skipped {counted(len(lines), 'empty line')}: {shown}."


def no_target(typed: str) -> str:
    """The target is no number."""
    return f'--target "{typed}" is no number. Write it with a decimal point, such as 0.9.'


def no_day(typed: str) -> str:
    """The day asked about is no date."""
    return f'--by "{typed}" is no date. Write it as year-month-day, such as 2027-01-31.'


def day_too_early(by: date, last: date, line: int) -> str:
    """The day asked about is before the last reading."""
    return (
        f"Line {line}: the last reading is from {last}, later than --by {by}."
        " Ask about that day or a later one, or leave later readings out."
    )
