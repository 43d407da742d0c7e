"""Answers about a plan brought along as a table: what was understood, what is still open."""

from core.commands.intake import PreviewTable, TakeInTable
from core.model.outcomes.data import GoalSeen, TableSeen, TableTaken
from core.wording.answers import Outlooks, answer, changes, undo
from core.wording.marks import plain, said, strong
from core.wording.message import Button, Message, button
from core.wording.phrases import by_day, counted, listed

MOST_GOALS, MOST_NAMES = 5, 4
SAYS = {
    "id": "key", "title": "name", "parent": "belongs to", "group": "objective",
    "blocked_by": "waits for", "blocks": "holds up", "assignee": "who", "estimate": "estimate",
    "points": "points", "chance": "chance", "status": "state", "due": "date", "start": "start",
    "link": "link", "type": "kind",
}  # fmt: skip
PACES = ((0.5, "Half a day"), (1.0, "One day"), (2.0, "Two days"))


@answer.register
def _(outcome: TableSeen, _: Outlooks) -> Message:
    question, choices = _question(outcome)
    lines = [
        f"{_size(outcome)} Nothing is saved yet.",
        *_goals(outcome.goals),
        f"Columns: {_columns(outcome)}.",
        _estimates(outcome),
        *_left_out(outcome),
        *([question] if question else []),
    ]
    return Message(lines=tuple(line for line in lines if line), buttons=choices)


def _size(outcome: TableSeen) -> str:
    tasks = counted(outcome.new + outcome.known, "task")
    if outcome.known:
        tasks += f" ({outcome.new} new, {outcome.known} in the plan already)"
    return f"Understood: {counted(len(outcome.goals), 'objective')}, {tasks}."


def _goals(goals: tuple[GoalSeen, ...]) -> list[str]:
    lines = [f"• {strong(goal.name)}{_by(goal)}: {_progress(goal)}." for goal in goals[:MOST_GOALS]]
    rest = len(goals) - MOST_GOALS
    return [*lines, f"• and {rest} more."] if rest > 0 else lines


def _by(goal: GoalSeen) -> str:
    return f", by {goal.target.day} {goal.target:%B %Y}" if goal.target else ", no date yet"


def _progress(goal: GoalSeen) -> str:
    parts = [counted(goal.tasks, "task")]
    parts += [f"{goal.done} done"] if goal.done else []
    parts += [f"{goal.running} running"] if goal.running else []
    return ", ".join(parts)


def _columns(outcome: TableSeen) -> str:
    used = ", ".join(f"{plain(name)} ({SAYS[field]})" for name, field in outcome.columns)
    if not outcome.ignored:
        return used
    return f"{used}; not used: {_some(outcome.ignored)}"


def _some(names: tuple[str, ...]) -> str:
    shown = [plain(name)[:60] for name in names[:MOST_NAMES]]
    rest = len(names) - len(shown)
    return listed([*shown, f"{rest} more"]) if rest > 0 else listed(shown)


def _estimates(outcome: TableSeen) -> str:
    parts = []
    if outcome.estimated:
        noun = counted(outcome.estimated, "estimate")
        parts.append(f"{noun} as given; your team's own overrun gives the spread.")
    if outcome.guessed:
        which = f"The other {outcome.guessed}" if outcome.estimated else "All"
        parts.append(f"{which}: 3 to 20 working days is my guess.")
    return " ".join(parts)


def _left_out(outcome: TableSeen) -> list[str]:
    """What was not understood or cannot be carried over, a line a kind."""
    found = [
        (outcome.untitled, f"Left out: {counted(outcome.untitled, 'row')} without a name."),
        (outcome.cancelled, f"Left out: {counted(outcome.cancelled, 'row')} given up there."),
        (
            len(outcome.still_planned),
            f"Given up there, still planned here: {_some(outcome.still_planned)}.",
        ),
        (len(outcome.empty), f"Nothing stands under {_some(outcome.empty)}."),
        (len(outcome.unknown), f"Not in the table, so nothing waits for it: {_unknown(outcome)}."),
        (outcome.across, f"{counted(outcome.across, 'wait')} between objectives left out."),
        (outcome.circular, f"{counted(outcome.circular, 'wait')} in a circle left out."),
        (len(outcome.strangers), f"Nobody here is called {_some(outcome.strangers)}; left open."),
    ]
    odd = [f"{plain(column)} {said(cell, longest=40)}" for column, cell in outcome.odd]
    lines = [line for number, line in found if number]
    return [*lines, f"Not understood: {', '.join(odd)}."] if odd else lines


def _unknown(outcome: TableSeen) -> str:
    return _some(outcome.unknown)


def _question(outcome: TableSeen) -> tuple[str, tuple[Button, ...]]:
    """The one thing to be settled next, or that it can be taken in."""
    if outcome.unclear:
        cell, first, second = outcome.unclear
        return f"Which day is {plain(cell)}?", (
            _choice(outcome, f"{first.day} {first:%B %Y}", order="day"),
            _choice(outcome, f"{second.day} {second:%B %Y}", order="month"),
        )
    if outcome.points:
        return "How many working days is a point?", tuple(
            _choice(outcome, label, points=points) for points, label in PACES
        )
    if any(goal.target is None for goal in outcome.goals if goal.tasks):
        without = next(goal.name for goal in outcome.goals if goal.target is None and goal.tasks)
        return f"By when should {strong(without)} be done?", tuple(
            _choice(outcome, f"By {by_day(day, day)} {day.year}", target=day.isoformat())
            for day in outcome.quarters
        )
    taking = TakeInTable(draft=outcome.draft, **outcome.choices)
    return "", (button("Take it in", taking, primary=True),)


def _choice(outcome: TableSeen, label: str, **chosen: object) -> Button:
    fields = outcome.choices | chosen
    return button(label, PreviewTable.model_validate({"draft": outcome.draft, **fields}))


@answer.register
def _(outcome: TableTaken, outlooks: Outlooks) -> Message:
    new = f"{counted(outcome.goals, 'objective')} and " if outcome.goals else ""
    line = (
        f"Taken in: {new}{counted(outcome.added, 'task')} added,"
        f" {outcome.updated} updated, nothing deleted."
    )
    return Message(lines=(line, *changes(outcome, outlooks)), buttons=undo(outcome))
