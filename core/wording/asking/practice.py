"""The windows of practice: the whole pipeline ladder, and until when a question is put off."""

from collections.abc import Iterator

from core.model.forms import FormShown
from core.model.ladder import STAGES
from core.model.states import Stage
from core.wording.form import Choice, Entry, Form
from core.wording.ladder import STAGE_WORDS
from core.wording.marks import strong

LEVELS = (
    Choice(value="absent", label="Nothing yet"),
    Choice(value="thin", label="Thin: it runs, even badly"),
    Choice(value="solid", label="Solid"),
)
WHY = (
    Choice(value="snooze", label="Ask me again then"),
    Choice(value="risk", label="The risk is accepted until then"),
)


def pipeline_form(shown: FormShown) -> Form:
    """Each stage with how good it is and who answers for it."""
    entries = tuple(entry for stage in STAGES for entry in _rung(stage, shown))
    return Form(
        title="The pipeline",
        submit="Save",
        lines=(strong(shown.item.name),) if shown.item else (),
        entries=entries,
        aside="Thin from data to deployment counts as a run end to end; its first day is kept.",
    )


def _rung(stage: Stage, shown: FormShown) -> Iterator[Entry]:
    name = STAGE_WORDS[stage].capitalize()
    level, owner = f"levels.{stage}", f"owners.{stage}"
    yield Entry(
        field=level, label=name, kind="choice", choices=LEVELS, value=shown.values.get(level)
    )
    yield Entry(
        field=owner,
        label=f"{name}: who answers for it?",
        kind="person",
        value=shown.values.get(owner),
        optional=True,
    )


def snooze_form(shown: FormShown) -> Form:
    """Until which day a question is put off, or its risk accepted."""
    return Form(
        title="Not before",
        submit="Save",
        entries=(
            Entry(field="until", label="Until", kind="day", value=shown.values.get("until")),
            Entry(field="why", label="What then?", kind="radio", choices=WHY, value="snooze"),
        ),
        aside="Only you see this.",
    )
