"""The window in which an experiment is logged."""

from core.model.forms import FormShown
from core.wording.asking.offers import choices
from core.wording.form import Choice, Entry, Form

VERDICTS = (
    Choice(value="positive", label="Positive", more="it worked, or it is getting there"),
    Choice(value="negative", label="Negative", more="a clear no is a result"),
    Choice(value="unclear", label="Unclear", more="no chance moves"),
)
QUALITY = (
    Choice(value="hypothesis", label="The hypothesis was written before"),
    Choice(value="baseline", label="Compared with a baseline"),
    Choice(value="one-change", label="One change at a time"),
    Choice(value="reproducible", label="Can be rerun: code, data, seed, link"),
    Choice(value="written-up", label="The result is written up"),
    Choice(value="decision", label="A decision was taken from it"),
)


def log_form(shown: FormShown) -> Form:
    """An experiment: verdict, figures, what was learned, how it was run, with whom."""
    values = shown.values
    return Form(
        title="Log an experiment",
        submit="Log it",
        entries=(
            Entry(field="approach", label="Approach", kind="choice", value=values.get("approach"),
                  choices=choices(shown.offers), example="Which one was tried?"),
            Entry(field="verdict", label="What came of it?", kind="radio", choices=VERDICTS,
                  value=values.get("verdict")),
            Entry(field="learned", label="What was learned?", kind="lines", optional=True,
                  value=values.get("learned"), example="Gain vanishes for new shops"),
            Entry(field="values", label="Metric values", optional=True,
                  value=values.get("values"), example="recall=0.74 auc=0.83",
                  hint=values.get("known", ""), longest=500),
            Entry(field="quality", label="How was it run?", kind="boxes", choices=QUALITY,
                  value=tuple(values.get("quality", ())), optional=True,
                  hint="Tick what holds. All left empty counts as not known."),
            Entry(field="participants", label="With whom?", kind="people", optional=True,
                  value=tuple(values.get("participants", ()))),
            Entry(field="on", label="When?", kind="day", value=values.get("on"), optional=True),
            Entry(field="link", label="Link to the run", kind="link", optional=True,
                  value=values.get("link"), longest=2000),
        ),
    )  # fmt: skip


def metric_form(shown: FormShown) -> Form:
    """Readings of metrics, without a verdict."""
    values = shown.values
    return Form(
        title="Record a reading",
        submit="Record it",
        entries=(
            Entry(field="approach", label="Approach", kind="choice", value=values.get("approach"),
                  choices=choices(shown.offers), example="Which one was measured?"),
            Entry(field="values", label="Metric values", value=values.get("values"),
                  example="recall=0.74 auc=0.83", hint=values.get("known", ""), longest=500),
            Entry(field="on", label="When?", kind="day", value=values.get("on"), optional=True),
        ),
        aside="No chance moves before somebody says what it means: that is a result to log.",
    )  # fmt: skip
