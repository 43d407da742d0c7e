"""The answers to "within how many days": a range, or a sentence beside the one at fault."""

from core.model.durations import Days, Range, ThreePoint, middle_range
from core.wording.asking.ranges import Trouble, trouble_of
from handlers.reading import Answers, Beside

LOW, MIDDLE, HIGH = "days.p10", "days.p50", "days.p90"
LONGEST = 10_000.0


def days_of(given: Answers) -> Days | None:
    """Working days of one attempt; None where nothing was answered. Raises Beside."""
    low, middle, high = (_number(given.get(name), name) for name in (LOW, MIDDLE, HIGH))
    if low is None and high is None:
        if middle is not None:
            raise Beside({LOW: trouble_of(Trouble.MISSING)})
        return None
    if low is None or high is None:
        raise Beside({LOW if low is None else HIGH: trouble_of(Trouble.MISSING)})
    if low > high:
        raise Beside({HIGH: trouble_of(Trouble.BACKWARDS)})
    if low == high:
        return low
    return Range(p10=low, p90=high) if middle is None else _three(low, middle, high)


def _three(low: float, middle: float, high: float) -> ThreePoint:
    least, most = middle_range(low, high)
    try:
        return ThreePoint(p10=low, p50=middle, p90=high)
    except ValueError as error:
        raise Beside({MIDDLE: trouble_of(Trouble.MIDDLE, (least, most))}) from error


def _number(raw: object, name: str) -> float | None:
    if raw is None:
        return None
    try:
        found = float(str(raw))
    except ValueError as error:
        raise Beside({name: trouble_of(Trouble.NUMBER)}) from error
    if not 0 < found <= LONGEST:
        raise Beside({name: trouble_of(Trouble.BOUNDS, (0, LONGEST))})
    return found
