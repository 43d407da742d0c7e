"""A rehearsal's figures in words."""

from collections.abc import Iterator, Mapping

from core.rehearsal.figures import Figures
from core.wording.phrases import counted

RIVALS = {
    "first": "always the first forecast",
    "pace": "last week's pace carried on",
    "path": "the single most likely path",
    "unlearned": "the bot without learning how long this team takes",
}

KINDS = {"stalled": "Silent", "plateau": "At a plateau", "drop": "Better stopped"}
RIGHT = {
    "stalled": ("met work that lay still or was over", "a result nobody wrote down"),
    "drop": ("met an idea that could not win at all", "one that won nothing by the target"),
}
"""What right nudges of a kind met: in the narrowest sense, and else."""


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
    yield from _nudges(found)


def _nudges(found: Figures) -> Iterator[str]:
    sent = int(sum(each["sent"] for each in found.nudges.values()))
    if not sent:
        return
    yield f"Of {counted(sent, 'nudge')} about running work {found.nudges_right:.0%} were right."
    for kind, each in found.nudges.items():
        if each["sent"]:
            right = f"{each['right']:.0%} right{_met(kind, each)}"
            yield f"{KINDS[kind]}: {each['sent']:.0f} sent, {right}."


def _met(kind: str, judged: Mapping[str, float]) -> str:
    if kind not in RIGHT:
        return ""
    narrow, wide = RIGHT[kind]
    return f": {judged['strict']:.0%} {narrow}, {judged['right'] - judged['strict']:.0%} {wide}"


def _compared(part: float) -> str:
    return f"{abs(part):.1%} {'better' if part > 0 else 'worse'}" if part else "no difference"
