"""The words of every window to fill in, by its name."""

from collections.abc import Callable, Mapping

from core.commands.forms import FormName, OpenForm
from core.model.forms import FormShown
from core.wording.asking.evidence import log_form, metric_form
from core.wording.asking.opinions import opinion_form, settle_form
from core.wording.asking.plans import approach_form, objective_form, task_form
from core.wording.asking.practice import pipeline_form, snooze_form
from core.wording.asking.rows import rows_form
from core.wording.asking.settings import channel_form, preferences_form
from core.wording.asking.updates import update_form
from core.wording.form import Form
from core.wording.message import Message, button

FORMS: Mapping[FormName, Callable[[FormShown], Form]] = {
    "log": log_form,
    "metric": metric_form,
    "objective": objective_form,
    "task": task_form,
    "approach": approach_form,
    "update": update_form,
    "channel": channel_form,
    "me": preferences_form,
    "opinion": opinion_form,
    "settle": settle_form,
    "pipeline": pipeline_form,
    "snooze": snooze_form,
    "import": rows_form,
}


def form_of(shown: FormShown) -> Form:
    """A window in words."""
    return FORMS[shown.form](shown)


def to_be_opened(command: OpenForm) -> Message:
    """Where nothing can be opened without a press."""
    return Message(
        lines=("This needs a window, which one press opens.",),
        buttons=(button("Open it", command, primary=True),),
    )


def not_opened(command: OpenForm) -> Message:
    """What a person hears whose window did not appear."""
    return Message(
        lines=("Slack did not open the window in time. Nothing is lost; press once more.",),
        buttons=(button("Open it", command, primary=True),),
    )
