"""The windows of settings: a channel's, and a person's own."""

from zoneinfo import available_timezones

from core.model.forms import FormShown
from core.model.places import Side
from core.wording.form import Choice, Entry, Form

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SIDES: dict[Side, str] = {"research": "Research", "engineering": "Engineering", "both": "Both"}
OFTEN = ("Never", "Once", "Twice", "Three times")


def channel_form(shown: FormShown) -> Form:
    """When a channel's digest is posted, in which time zone."""
    values = shown.values
    never = Choice(value="off", label="Never")
    days = (Choice(value=str(place), label=day) for place, day in enumerate(DAYS))
    zones = (Choice(value=zone, label=zone) for zone in sorted(available_timezones()))
    return Form(
        title="This channel",
        submit="Save",
        entries=(
            Entry(field="weekday", label="Post the weekly digest on", kind="choice",
                  value=values["weekday"], choices=(never, *days)),
            Entry(field="at", label="At", kind="time", value=values["at"]),
            Entry(field="timezone", label="Time zone", kind="choice", value=values["timezone"],
                  choices=tuple(zones), example="Europe/Berlin"),
        ),
        aside="The digest goes to everybody in the channel. Nothing is posted until a day is set.",
    )  # fmt: skip


def preferences_form(shown: FormShown) -> Form:
    """When a person may be asked something."""
    values = shown.values
    times = (Choice(value=str(count), label=word) for count, word in enumerate(OFTEN))
    sides = (Choice(value=side, label=word) for side, word in SIDES.items())
    return Form(
        title="When you may be asked",
        submit="Save",
        entries=(
            Entry(field="nudges_a_week", label="Questions to you in a week, at most", kind="radio",
                  value=values["nudges_a_week"], choices=tuple(times)),
            Entry(field="nudge_at", label="Ask at", kind="time", value=values["nudge_at"]),
            Entry(field="quiet_from", label="Quiet from", kind="time",
                  value=values["quiet_from"]),
            Entry(field="quiet_until", label="Quiet until", kind="time",
                  value=values["quiet_until"]),
            Entry(field="out_until", label="Back at work on", kind="day",
                  value=values["out_until"], optional=True,
                  hint="Nobody asks you anything before that day."),
            Entry(field="side", label="Your side of the work", kind="choice", optional=True,
                  value=values["side"], choices=tuple(sides)),
        ),
        aside="Times are your own. Only you see this.",
    )  # fmt: skip
