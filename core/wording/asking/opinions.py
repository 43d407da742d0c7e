"""The windows of blind opinions: one's own answer, and the owner's settlement."""

from core.model.forms import FormShown
from core.wording.asking.ranges import chance_entry, curve_lines, range_entries
from core.wording.form import Form
from core.wording.marks import strong
from core.wording.opinions import spread_lines


def opinion_form(shown: FormShown) -> Form:
    """A chance and a range, with nothing in it that anybody else said."""
    name = strong(shown.item.name) if shown.item else ""
    chance = chance_entry(shown.values.get("chance")).model_copy(update={"optional": False})
    return Form(
        title="Your view",
        submit="Give it",
        lines=(f"{name}: how likely, and how long?",),
        entries=(chance, *range_entries(shown.values)),
        shown=curve_lines(shown.range) if shown.range else (),
        aside="Only you see your answer until all are shown together, without names.",
    )


def settle_form(shown: FormShown) -> Form:
    """What people said together, for the owner to take or to change."""
    name = strong(shown.item.name) if shown.item else ""
    chance = chance_entry(shown.values.get("chance")).model_copy(update={"optional": False})
    ranges = (each.model_copy(update={"optional": each.field == "days.p50"})
              for each in range_entries(shown.values))  # fmt: skip
    return Form(
        title="Settle it",
        submit="Take this",
        lines=(f"{name}: what people said.", *spread_lines(shown.views)),
        entries=(chance, *ranges),
        aside="The plan takes what stands here; Undo takes it back.",
    )
