"""How good the chances were, and how something came out, in sentences."""

from core.commands.objectives import CloseObjective
from core.commands.settings import ChangeSettings
from core.learning.recalibration import EXAMPLE, Recalibration
from core.model.outcomes.calibration import CalibrationShown, ReliabilityPoint, Resolved
from core.wording.answers import Outlooks, answer, changes, undo
from core.wording.figure import Chart, Series
from core.wording.figures import unlike, which
from core.wording.marks import code, plain, strong
from core.wording.message import Button, Message, button
from core.wording.phrases import by_day, counted, percent

FEW = 10
"""Results below which nothing is made of how many came true."""
SURE = 2.0
"""Standard errors by which chances must be off before it is said."""
TOO_SURE = 0.75
"""Slope of the correction below which chances count as overconfident."""
COIN, COIN_LOG = "0.25", "0.69"
CAME_OUT = {
    "yes": "It came true", "no": "It did not come true", "ambiguous": "It is not clear",
}  # fmt: skip


@answer.register
def _(outcome: CalibrationShown, _: Outlooks) -> Message:
    aside = "Only you see this." if outcome.mine else ""
    if not outcome.count:
        return Message(lines=(_nothing(outcome),), aside=aside)
    lines = [
        f"{strong(_about(outcome))}: {_scored(outcome)}.",
        _meaning(outcome),
        _brier(outcome),
        f"Log score {outcome.log:.2f} ({COIN_LOG} is a coin; 0 is best).",
        *filter(None, (_ranges(outcome), _objectives(outcome), _offer(outcome))),
    ]
    behind = which("results", "Which results?", outcome.reference, mine=outcome.mine)
    return Message(
        lines=tuple(lines),
        charts=(_chart(outcome.points),),
        buttons=(*_buttons(outcome), behind),
        aside=aside,
    )


def _nothing(outcome: CalibrationShown) -> str:
    whose = "of yours " if outcome.mine else ""
    own = f" Yours are those that name you: {code('edit REF who=@you')}." if outcome.mine else ""
    unclear = f" ({outcome.unscored} came out unclear)" if outcome.unscored else ""
    return (
        f"Nothing {whose}has come out yet that could be scored{unclear}."
        f" Chances are scored once work ends: {code('win REF')}, {code('lose REF')}"
        f" or {code('resolve REF yes')}.{own}"
    )


def _about(outcome: CalibrationShown) -> str:
    if outcome.mine:
        return "How good your own chances were"
    return f"How good the chances were{f' for {outcome.about}' if outcome.about else ''}"


def _scored(outcome: CalibrationShown) -> str:
    guesses = f", {outcome.guessed} of them my guess" if outcome.guessed else ""
    unclear = f"; {outcome.unscored} unclear, not scored" if outcome.unscored else ""
    return f"{counted(outcome.count, 'result')}{guesses}{unclear}"


def _meaning(outcome: CalibrationShown) -> str:
    """What it means, in one sentence."""
    count = outcome.count
    stated = sum(each.stated * each.count for each in outcome.points) / count
    came = round(sum(each.came * each.count for each in outcome.points))
    said = f"{percent(stated)} on average, and {came} of {count} came true"
    if count < FEW:
        return f"Too few to judge: they were given {said}."
    error = (stated * (1 - stated) / count) ** 0.5
    if stated - came / count > SURE * error:
        return f"Chances ran high: they were {said}."
    if came / count - stated > SURE * error:
        return f"Chances ran low: they were {said}."
    if _too_sure(outcome):
        return f"High chances came true less often than said, low ones more often: {said}."
    return f"Chances were about right: they were {said}."


def _too_sure(outcome: CalibrationShown) -> bool:
    """Whether the whole workspace's chances lie too far out on both sides."""
    whole = outcome.about is None and outcome.correction is not None
    return bool(whole and outcome.correction and outcome.correction.slope < TOO_SURE)


def _brier(outcome: CalibrationShown) -> str:
    parts = f"reliability {outcome.reliability:.2f}, resolution {outcome.resolution:.2f}"
    return (
        f"Brier score {outcome.brier:.2f} (0 is best, {COIN} is a coin): {parts},"
        f" uncertainty {outcome.uncertainty:.2f}, within groups {outcome.within:.2f}."
    )


def _ranges(outcome: CalibrationShown) -> str:
    if outcome.coverage is None:
        return ""
    held = round(outcome.coverage * outcome.ranges)
    return (
        f"Ranges meant to hold eight times in ten held {held} of {outcome.ranges}"
        f" (mean miss {outcome.crps:.2f}, on a log scale)."
    )


def _objectives(outcome: CalibrationShown) -> str:
    if outcome.objectives_brier is None:
        return ""
    return (
        f"First forecasts of {counted(outcome.objectives_resolved, 'resolved objective')}:"
        f" Brier score {outcome.objectives_brier:.2f}."
    )


def _offer(outcome: CalibrationShown) -> str:
    """The correction on offer, or the one in use."""
    found = outcome.correction
    if found is None:
        return ""
    counts = Recalibration(found.shift, found.slope).corrected(EXAMPLE)
    does = f"{percent(EXAMPLE)} counts as {percent(counts)}"
    if outcome.accepted:
        return f"Chances are corrected by the workspace's results: {does}."
    return f"The workspace's results offer a correction: {does}. It is used only if you accept it."


def _buttons(outcome: CalibrationShown) -> tuple[Button, ...]:
    if outcome.accepted:
        return (button("Stop correcting", ChangeSettings(recalibration=False)),)
    if outcome.correction is None:
        return ()
    return (button("Correct chances by it", ChangeSettings(recalibration=True)),)


def _chart(points: tuple[ReliabilityPoint, ...]) -> Chart:
    """Stated against came true, by rising chance."""
    return Chart(
        title="Stated beside came true",
        kind="bar",
        labels=unlike([f"{percent(each.stated)} ({each.count})" for each in points]),
        series=(
            Series(name="Stated", values=tuple(_whole(each.stated) for each in points)),
            Series(name="Came true", values=tuple(_whole(each.came) for each in points)),
        ),
        x="Chance stated (how many)",
        y="Per cent",
        twin=tuple(_row(each) for each in points),
    )


def _whole(share: float) -> float:
    return round(share * 100, 1)


def _row(point: ReliabilityPoint) -> str:
    yes = round(point.came * point.count)
    return f"Stated {percent(point.stated)}: {yes} of {point.count} came true."


@answer.register
def _(outcome: Resolved, outlooks: Outlooks) -> Message:
    name = strong(outcome.item.name)
    was = f" (was: {outcome.was})" if outcome.was else ""
    lines = [f"{CAME_OUT[outcome.resolution]}: {name}{was}. {_counts(outcome)}"]
    lines += changes(outcome, outlooks) if outcome.replans else []
    close = CloseObjective(objective=outcome.item.reference)
    done = outcome.item.kind == "objective" and outcome.resolution == "yes"
    ask = (button(f"Close {plain(outcome.item.name)[:50]}", close),) if done else ()
    return Message(lines=tuple(lines), buttons=(*ask, *undo(outcome)))


def _counts(outcome: Resolved) -> str:
    if outcome.resolution == "ambiguous":
        return "It is kept and not scored."
    if outcome.item.kind == "approach":
        return "The chance it had at its start is scored by this."
    day = by_day(outcome.target, outcome.target)
    return f"Its first forecast is scored by this; the target was {day}."
