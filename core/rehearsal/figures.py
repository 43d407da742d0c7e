"""The figures of a rehearsal: what the bot's forecasts of many teams were worth."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from core.rehearsal.judging import JUDGED, Nudged
from core.rehearsal.scores import NAMES, Lived, better, brier, coverage


@dataclass(frozen=True, slots=True)
class Figures:
    """What a rehearsal found.

    Attributes:
        objectives, reached: How many there were, and how many succeeded in the end.
        forecasts: Weekly forecasts of objectives that were truly open.
        coverage: The share of 80 % ranges of the finish that held it, among objectives that
            succeeded; over all weekly forecasts.
        coverage_first: The same, of each objective's first forecast only.
        scored: Forecasts made no later than the target, by which Brier scores are taken.
        met: The share of these whose objective was done by the target.
        brier: Brier score of done-by-target, by who said it.
        better: By which part the bot's score is below each rival's.
        nudges: Per kind of nudge about running work how many were sent, the share that was right,
            and the share that was right in the narrowest sense.
        nudges_right: The share of all these that was right.
        refused: Commands that the bot did not carry out.
    """

    seed: int
    teams: int
    weeks: int
    objectives: int
    reached: int
    forecasts: int
    coverage: float
    coverage_first: float
    scored: int
    met: float
    brier: dict[str, float]
    better: dict[str, float]
    nudges: dict[str, dict[str, float]]
    nudges_right: float
    refused: int

    def as_json(self) -> dict[str, Any]:
        """The shape of ``rehearse --json``; shares to 4 decimals."""
        return {name: _rounded(value) for name, value in asdict(self).items()}


def figures_of(lived: Sequence[Lived], seed: int, weeks: int) -> Figures:
    """The figures of these teams together."""
    said = [each for team in lived for each in team.said]
    nudged = [each for team in lived for each in team.nudged]
    scored = [each for each in said if each.in_time]
    return Figures(
        seed=seed,
        teams=len(lived),
        weeks=weeks,
        objectives=sum(len(each.reached) for each in lived),
        reached=sum(sum(each.reached.values()) for each in lived),
        forecasts=len(said),
        coverage=coverage(said),
        coverage_first=coverage(each for each in said if each.week == 0),
        scored=len(scored),
        met=sum(each.met for each in scored) / max(1, len(scored)),
        brier={name: brier(scored, name) for name in NAMES},
        better={name: better(scored, name) for name in NAMES if name != "bot"},
        nudges={kind: _judged([each for each in nudged if each.kind == kind]) for kind in JUDGED},
        nudges_right=_judged(nudged)["right"],
        refused=sum(each.refused for each in lived),
    )


def _judged(nudged: Sequence[Nudged]) -> dict[str, float]:
    many = max(1, len(nudged))
    return {
        "sent": len(nudged),
        "right": sum(each.right for each in nudged) / many,
        "strict": sum(each.strict for each in nudged) / many,
    }


def _rounded(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return round(value, 4) if isinstance(value, float) else value
