"""What travels with a window: where it was opened, what it is about, which version it showed."""

from datetime import datetime, timedelta

from pydantic import BaseModel, ConfigDict

from core.commands.forms import FormName, OpenForm
from core.model.forms import FormShown, token
from core.store.outbox import Recipient
from handlers.ids import FORM
from handlers.payloads import Incoming
from handlers.views.modal import View

ANSWERABLE = timedelta(minutes=25)
"""How long after the press a response_url is still trusted; Slack ends it after thirty."""

EDITED: tuple[FormName, ...] = ("objective", "task", "approach")


class Carried(BaseModel):
    """A window's private metadata.

    Attributes:
        item: What is edited, as a reference that a new name does not break.
        revision: The version of the item that the window showed.
        answer: The response_url of the press, used while it is fresh.
        source: The address of the message it was opened from.
        message: That message's channel and ts, where its address is not known yet.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    form: FormName
    item: str | None = None
    revision: str = ""
    channel: str = ""
    answer: str | None = None
    opened: datetime
    source: str | None = None
    message: tuple[str, str] | None = None

    def command(self) -> OpenForm:
        """The command that opens the window again."""
        return OpenForm(form="edit" if self.edits else self.form, item=self.item)

    @property
    def edits(self) -> bool:
        """Whether something of the plan is edited, so that only what was changed is written."""
        return bool(self.item and self.revision and self.form in EDITED)

    def late(self, incoming: Incoming) -> Recipient:
        """Where the answer to a submission goes."""
        fresh = incoming.request.at - self.opened < ANSWERABLE
        return Recipient(response_url=self.answer) if self.answer and fresh else incoming.late


def carried_by(command: OpenForm, shown: FormShown, incoming: Incoming) -> Carried:
    """What a window has to know when it comes back."""
    return Carried(
        form=shown.form,
        item=token(shown.item) if shown.item else command.item,
        revision=shown.revision,
        channel=incoming.request.channel,
        answer=incoming.late.response_url,
        opened=incoming.request.at,
    )


def callback(form: FormName) -> str:
    """A window's callback id."""
    return f"{FORM}_{form}"


def carried_in(view: View) -> Carried:
    """What a window brought back."""
    return Carried.model_validate_json(view["private_metadata"])
