"""The window in which an update is put in one's own words."""

from core.model.forms import FormShown
from core.wording.form import Entry, Form

LONGEST = 2500


def update_form(shown: FormShown) -> Form:
    """What stands between the outlook and the pipeline; the outlook itself stays as it is."""
    return Form(
        title="Edit the update",
        submit="See it",
        lines=(
            "The outlook, moved targets and edits by hand stay as they are.",
            "You see it once more, with the wording check, before it is posted.",
        ),
        entries=(
            Entry(field="text", label="What else should people know?", kind="lines", optional=True,
                  value=shown.values.get("text"), longest=LONGEST,
                  hint="Left empty, it says what the data say."),
        ),
    )  # fmt: skip
