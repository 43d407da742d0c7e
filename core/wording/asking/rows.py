"""The window in which rows of an existing plan are pasted; what follows is a preview."""

from core.model.forms import FormShown
from core.wording.form import Choice, Entry, Form


def rows_form(_: FormShown) -> Form:
    """Rows, and what a table can leave open."""
    orders = (
        Choice(value="day", label="The day: 3 April 2027"),
        Choice(value="month", label="The month: 4 March 2027"),
    )
    return Form(
        title="Bring in a plan",
        submit="Look at it",
        lines=("Paste rows from Jira, Linear or a spreadsheet, the columns' names first.",),
        entries=(
            Entry(field="text", label="Rows", kind="lines",
                  example="Title, Parent, Estimate, Status, Due, Blocked by",
                  hint="A window holds 3,000 characters. More rows go below @mlstatus import in a"
                       " message, or into mlstatus import FILE.csv."),
            Entry(field="name", label="Name for rows that belong to nothing", optional=True,
                  longest=120),
            Entry(field="target", label="Date for objectives without one", kind="day",
                  optional=True),
            Entry(field="order", label="What comes first in 03/04/2027?", kind="radio",
                  choices=orders, optional=True),
            Entry(field="points", label="Working days a point", kind="number", optional=True,
                  hint="Only where estimates are in points."),
        ),
        aside="Nothing is saved yet: you see first what was understood.",
    )  # fmt: skip
