"""A rehearsal's figures in words."""

from collections.abc import Iterator

from core.rehearsal.figures import Figures
from core.wording.phrases import counted

RIVALS = {
    "first": "always the first forecast",
    "pace": "last week's pace carried on",
    "path": "the single most likely path",
    "unlearned": "the bot without learning how long this team takes",
}


def rehearsal(found: Figures) -> Iterator[str]:
    """The lines of ``rehearse``."""
    yield (
        f"{counted(found.teams, 'simulated team')}, {counted(found.weeks, 'week')} each,"
        f" seed {found.seed}: {counted(found.objectives, 'objective')},"
        f" {found.reached} reached in the end."
    )
    yield (
        f"The 80% range of the finish held it in {found.coverage:.0%} of {found.forecasts} weekly"
        f" forecasts ({found.coverage_first:.0%} of first forecasts), where the objective was"
        " reached."
    )
    yield (
        f"Done by the target: Brier score {found.brier['bot']:.3f} over {found.scored} forecasts,"
        f" of which {found.met:.0%} came true."
    )
    for name, words in RIVALS.items():
        yield f"Beside {words} ({found.brier[name]:.3f}): {_compared(found.better[name])}."


def _compared(part: float) -> str:
    return f"{abs(part):.1%} {'better' if part > 0 else 'worse'}" if part else "no difference"
