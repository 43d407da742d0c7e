"""The windows in which the plan is made: objective, task, approach."""

from core.model.forms import FormShown
from core.model.states import Stage, Strategy
from core.wording.asking.offers import choices
from core.wording.asking.ranges import chance_entry, curve_lines, range_entries
from core.wording.form import Choice, Entry, Form
from core.wording.marks import plain

STAGES: dict[Stage, str] = {
    "data": "Data", "label": "Labels", "train": "Training", "evaluate": "Evaluation",
    "deploy": "Deployment", "monitor": "Monitoring", "feedback": "Business feedback",
}  # fmt: skip
STRATEGIES: dict[Strategy, str] = {
    "auto": "One after the other, earlier where people are free",
    "sequence": "One after the other",
    "parallel": "All at the same time",
}


def objective_form(shown: FormShown) -> Form:
    """A business outcome: its name and date; what it is worth once it is there."""
    values = shown.values
    entries = [
        Entry(field="name", label="What will be better?", value=values.get("name"), longest=120,
              example="Catch card fraud earlier"),
        Entry(field="target", label="By when?", kind="day", value=values.get("target")),
    ]  # fmt: skip
    if shown.item is None:
        aside = "Tasks and approaches come next; the forecast follows from them."
        return Form(title="New objective", submit="Start it", entries=tuple(entries), aside=aside)
    entries += [
        Entry(field="value", label="What is success worth?", value=values.get("value"),
              optional=True, example="400000 EUR per year", longest=60),
        Entry(field="owner", label="Who decides about it?", kind="person",
              value=values.get("owner")),
        Entry(field="day_rate", label="What a working day of one person costs", kind="number",
              value=values.get("day_rate"), optional=True),
        Entry(field="priority", label="Priority; lower numbers come first", kind="number",
              value=values.get("priority")),
    ]  # fmt: skip
    return Form(title="Edit the objective", submit="Save", entries=tuple(entries))


def task_form(shown: FormShown) -> Form:
    """Something that must be achieved, and what comes before it."""
    values, new = shown.values, shown.item is None
    tasks = tuple(each for each in shown.offers if each.item.kind == "task")
    entries = [
        Entry(field="inside", label="For which objective?", kind="choice",
              value=values.get("inside"),
              choices=choices([each for each in shown.offers if each.item.kind == "objective"])),
    ] if new else []  # fmt: skip
    entries += [
        Entry(field="name", label="What must be achieved?", value=values.get("name"), longest=120,
              example="Trustworthy labels"),
        Entry(field="done_when", label="Done when", value=values.get("done_when"), optional=True,
              example="The audit finds under 2 % errors", longest=3000),
    ]  # fmt: skip
    if tasks:
        entries.append(
            Entry(field="after", label="It can start after", kind="many", optional=True,
                  value=tuple(values.get("after") or ()), choices=choices(tasks),
                  example="Nothing: it can start at once")
        )  # fmt: skip
    entries.append(
        Entry(field="stage", label="Which part of the pipeline is it?", kind="choice",
              value=values.get("stage"), optional=True, choices=_worded(STAGES)),
    )  # fmt: skip
    if new:
        return Form(title="New task", submit="Add it", entries=tuple(entries))
    entries.append(
        Entry(field="strategy", label="Its approaches are tried", kind="choice",
              value=values.get("strategy"), choices=_worded(STRATEGIES)),
    )  # fmt: skip
    return Form(title="Edit the task", submit="Save", entries=tuple(entries))


def _worded(words: dict[Stage, str] | dict[Strategy, str]) -> tuple[Choice, ...]:
    return tuple(Choice(value=value, label=label) for value, label in words.items())


def approach_form(shown: FormShown) -> Form:
    """One idea: how likely it is to work, and how long it takes, as a range."""
    values, new = shown.values, shown.item is None
    where = (
        Entry(field="inside", label="For which task?", kind="choice", value=values.get("inside"),
              choices=choices(shown.offers)),
    ) if new else ()  # fmt: skip
    entries = (
        *where,
        Entry(field="name", label="What is the idea?", value=values.get("name"), longest=120,
              example="Boosted trees"),
        chance_entry(values.get("chance")),
        *range_entries(values),
    )  # fmt: skip
    return Form(
        title="New approach" if new else "Edit the approach",
        submit="Add it" if new else "Save",
        entries=(*entries, *_further(shown)),
        shown=curve_lines(shown.range) if shown.range else (),
    )


def _further(shown: FormShown) -> tuple[Entry, ...]:
    values = shown.values
    entries = [
        Entry(field="owner", label="Who tries it?", kind="person", value=values.get("owner"),
              optional=True),
        Entry(field="time_box", label="Time limit in working days", kind="number", optional=True,
              value=values.get("time_box"), hint="If nothing works by then, it is given up."),
        Entry(field="cost", label="What it costs, beyond people's time", kind="number",
              value=values.get("cost"), optional=True),
    ]  # fmt: skip
    if shown.roles:
        entries.append(Entry(field="role", label="Whom does it need?", kind="choice", optional=True,
                             value=values.get("role"), choices=_named(shown.roles)))  # fmt: skip
    if shown.assumptions:
        entries.append(Entry(field="assumes", label="It counts on", kind="many", optional=True,
                             value=tuple(values.get("assumes") or ()),
                             choices=_named(shown.assumptions)))  # fmt: skip
    return tuple(entries)


def _named(keys: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(value=key, label=plain(key).replace("-", " ")) for key in keys[:100])
