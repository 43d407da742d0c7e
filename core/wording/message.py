"""A message in finished sentences: what the views lay out and the outbox keeps."""

from typing import Any

from pydantic import BaseModel, ConfigDict

from core.commands.base import Command
from core.wording.figure import Chart, Table
from core.wording.marks import twin


class Button(BaseModel):
    """Something to press: a label of at most 75 characters and the command it performs.

    Attributes:
        name: The command's class.
        fields: The command's fields, as JSON.
        primary: Whether this is the expected answer.
        revision: The newest change there was when the message was made, or None.
    """

    model_config = ConfigDict(frozen=True)

    label: str
    name: str
    fields: dict[str, Any] = {}
    primary: bool = False
    revision: int | None = None


def button(label: str, command: Command, *, primary: bool = False) -> Button:
    """A button that performs ``command`` when pressed."""
    fields = command.model_dump(mode="json", exclude_unset=True)
    return Button(label=label, name=type(command).__name__, fields=fields, primary=primary)


class Message(BaseModel):
    """One message.

    Attributes:
        lines: Finished sentences with marks.
        menu: Buttons that are offered behind a small menu; at most five.
        file: Text shown as it is, with fixed width, below the lines.
        aside: Set smaller at the foot.
        details: Lines that wait in the message's thread.
        charts, tables: Figures, each with its twin in words; at most two charts and one table.
    """

    model_config = ConfigDict(frozen=True)

    lines: tuple[str, ...]
    buttons: tuple[Button, ...] = ()
    menu: tuple[Button, ...] = ()
    file: str = ""
    aside: str = ""
    details: tuple[str, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()

    @property
    def drawn(self) -> bool:
        """Whether there is a figure in it, which Slack may refuse."""
        return bool(self.charts or self.tables)

    def figure_lines(self) -> tuple[str, ...]:
        """What its figures show, in words."""
        charts = [line for chart in self.charts for line in chart.twin]
        return (*charts, *(line for each in self.tables for line in each.twin()))

    def twin(self) -> str:
        """The message as plain text: its notification, and what a screen reader says."""
        return "\n".join(
            twin(line) for line in (*self.lines, *([self.aside] if self.aside else []))
        )
