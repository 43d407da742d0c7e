"""Whatever is pasted is read or refused in words, never with a failure."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from core.intake.outline import outline_of
from core.intake.sheet import Reading, sheet_of
from core.intake.table import NotATable, table_of

HEADERS = (
    "Title",
    "Key",
    "Parent",
    "Blocked by",
    "Blocks",
    "Estimate",
    "Status",
    "Due",
    "Chance",
    "Points",
    "Type",
    "Assignee",
    "Start",
    "Project",
)
CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "A",
            "B",
            "1",
            "2",
            "A, B",
            "3FS+1d",
            "Epic",
            "Done",
            "5d",
            "03/04/2027",
            "99",
            "1e400",
            "0",
            "-1",
            "٣",
            "²",
            "31.02.2027",
            "P1D",
            "½",
            "² Mar 2027",
        ]
    ),
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    header = draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=8))
    rows = draw(st.lists(st.lists(CELLS, min_size=1, max_size=9), min_size=1, max_size=8))
    sign = draw(st.sampled_from(",;\t|"))
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in [header, *rows]]
    return "\n".join(sign.join(row) for row in quoted)


@given(st.one_of(tables(), st.text(max_size=200)), st.sampled_from([None, "day", "month"]))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_plan_or_no_table(text, order):
    with suppress(NotATable):
        sheet = sheet_of(table_of(text), Reading(order))
        outline = outline_of(sheet)
        numbers = {step.line.number for goal in outline.goals for step in goal.steps}
        for goal in outline.goals:
            own = {step.line.number for step in goal.steps}
            for step in goal.steps:
                assert set(step.after) <= own
                assert step.line.number not in step.after
        assert numbers <= {line.number for line in sheet.lines}
