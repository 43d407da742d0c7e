"""The pipeline ladder in words: in full, and as one line of an update."""

from core.commands.forms import OpenForm
from core.model.ladder import Ladder, Rung
from core.model.outcomes.practice import PipelineShown
from core.model.states import Stage
from core.practice.ladder import feedback_age, feedback_is_missing, missing, unowned, whole_level
from core.wording.answers import Outlooks, answer, undo
from core.wording.figure import Table, table
from core.wording.marks import code, person, plain, strong
from core.wording.message import Message, button
from core.wording.phrases import by_day, counted, listed

STAGE_WORDS: dict[Stage, str] = {
    "data": "data", "label": "labelling", "train": "training", "evaluate": "evaluation",
    "deploy": "deployment", "monitor": "monitoring", "feedback": "business feedback",
}  # fmt: skip
SHOWN = 3


@answer.register
def _(outcome: PipelineShown, _: Outlooks) -> Message:
    ladder = outcome.ladder
    head = strong(outcome.item.name)
    lines = [f"{head}: {_state(ladder)}"]
    if outcome.first:
        lines = [f"{head} has run end to end for the first time. The date is kept."]
    if outcome.changed:
        lines += [f"• {_rung(each, ladder)}" for each in ladder.rungs]
    lines += [line for line in (_first_work(ladder), _unowned(ladder), _feedback(ladder)) if line]
    tables = () if outcome.changed else (_table(outcome.item.name, ladder),)
    change = button("Change it", OpenForm(form="pipeline", item=outcome.item.reference))
    return Message(lines=tuple(lines), tables=tables, buttons=(change, *undo(outcome)))


def _table(name: str, ladder: Ladder) -> Table:
    heading = ("Stage", "State", "Since", "Owner", "Open work on it")
    return table(f"Pipeline: {name}", heading, [_row(each, ladder) for each in ladder.rungs])


def _row(rung: Rung, ladder: Ladder) -> tuple[str, ...]:
    level = "nothing yet" if rung.level == "absent" else rung.level
    since = by_day(rung.since, ladder.today) if rung.since else "–"
    owner = f"@{rung.owner}" if rung.owner else "nobody"
    work = [plain(each.name) for each in ladder.completing if each.stage == rung.stage]
    return (STAGE_WORDS[rung.stage], level, since, owner, listed(work[:SHOWN]) if work else "–")


def _state(ladder: Ladder) -> str:
    if ladder.end_to_end is None:
        return "not run end to end yet."
    since = by_day(ladder.end_to_end, ladder.today)
    level = whole_level(ladder)
    now = "broken now" if level == "absent" else level
    return f"end to end since {since}, {now}."


def _rung(rung: Rung, ladder: Ladder) -> str:
    name = STAGE_WORDS[rung.stage]
    if rung.level == "absent":
        owner = f" ({person(rung.owner)})" if rung.owner else ""
        return f"{name}: nothing yet{owner}"
    since = f" since {by_day(rung.since, ladder.today)}" if rung.since else ""
    owner = f", {person(rung.owner)}" if rung.owner else ""
    return f"{name}: {rung.level}{since}{owner}"


def _first_work(ladder: Ladder) -> str:
    """What would complete the ladder, before anything is made better."""
    if ladder.end_to_end is not None or not ladder.completing:
        return ""
    names = listed([strong(each.name) for each in ladder.completing[:SHOWN]])
    return f"First, before anything is made better: {names}."


def _unowned(ladder: Ladder) -> str:
    nobody = unowned(ladder)
    if not nobody:
        return ""
    names = [
        "labelling (with the ML team until somebody is named)" if each == "label"
        else STAGE_WORDS[each] for each in nobody[:SHOWN]
    ]  # fmt: skip
    more = len(nobody) - SHOWN
    rest = f", and {counted(more, 'more stage')}" if more > 0 else ""
    say = code(f"pipeline {nobody[0]} owner @…")
    return f"Nobody owns {listed(names, 'or')}{rest}: {say}."


def _feedback(ladder: Ladder) -> str:
    age = feedback_age(ladder)
    if not feedback_is_missing(ladder):
        return ""
    if age is None:
        return "No feedback from the business so far, so nobody knows what it is worth in use."
    day = by_day(ladder.feedback_on or ladder.today, ladder.today)
    return f"The newest business feedback is from {day}, {age} days ago: a gap."


def pipeline_line(ladder: Ladder) -> str:
    """One line of an update: whether it ran end to end, what is missing, what comes first."""
    absent = [STAGE_WORDS[each] for each in missing(ladder)]
    gone = f" Missing: {listed(absent)}." if absent and len(absent) < len(ladder.rungs) else ""
    head = strong("Pipeline:")
    if ladder.end_to_end is None:
        work = ladder.completing[:1]
        first = f" First: {plain(work[0].name)}." if work else ""
        return f"{head} not run end to end yet, even badly.{gone}{first}"
    stale = " Business feedback is over 30 days old." if _stale(ladder) else ""
    return f"{head} {_state(ladder)}{gone}{stale}"


def _stale(ladder: Ladder) -> bool:
    return feedback_is_missing(ladder) and feedback_age(ladder) is not None
