"""Rows become goals and tasks that wait for one another."""

from datetime import date

from core.intake.outline import Outline, outline_of
from core.intake.sheet import Reading, sheet_of
from core.intake.table import table_of


def outline(text: str) -> Outline:
    return outline_of(sheet_of(table_of(text), Reading()))


def shape(text: str) -> dict[str, dict[str, list[str]]]:
    """Per goal its tasks, each with the names of what it waits for."""
    found = outline(text)
    names = {step.line.number: step.line.title for goal in found.goals for step in goal.steps}
    return {
        goal.name: {step.line.title: [names[n] for n in step.after] for step in goal.steps}
        for goal in found.goals
    }


def test_rows_under_an_epic_are_its_tasks_by_key_by_number_or_by_name():
    for parent in ("E-1", "100", "Fraud"):
        rows = f"E-1,100,Fraud,Epic,\nE-2,101,Labels,Story,{parent}\n"
        text = f"Key,Issue id,Summary,Type,Parent\n{rows}"
        assert shape(text) == {"Fraud": {"Labels": []}}


def test_a_row_that_others_stand_under_is_no_task_and_its_waits_are_theirs():
    text = """Key,Summary,Parent,Blocked by
E,Fraud,,
M,Model,E,L
M1,Features,M,
M2,Network,M,M1
L,Labels,E,
P,Pilot,E,M
"""
    assert shape(text) == {
        "Fraud": {
            "Features": ["Labels"],
            "Network": ["Labels", "Features"],
            "Labels": [],
            "Pilot": ["Features", "Network"],
        }
    }


def test_without_a_parent_the_project_names_the_goal_and_without_one_nothing_does():
    assert shape("Title,Project\nA,Fraud\nB,Search\nC,\n") == {
        "Fraud": {"A": []}, "Search": {"B": []}, "": {"C": []},
    }  # fmt: skip


def test_waits_are_known_by_key_name_row_number_and_in_both_directions():
    assert shape('Title,Depends on\nA,\n"B, too",A\nC,"A; B, too"\nD,"B, too"\n') == {
        "": {"A": [], "B, too": ["A"], "C": ["A", "B, too"], "D": ["B, too"]}
    }
    assert shape("Task Name,Predecessors\nA,\nB,1\nC,1FS+2 days;2\n") == {
        "": {"A": [], "B": ["A"], "C": ["A", "B"]}
    }
    assert shape("Title,Blocks\nA,B\nB,\n") == {"": {"A": [], "B": ["A"]}}


def test_circles_and_waits_across_goals_and_into_the_dark_are_left_out_and_counted():
    found = outline("Title,Project,Blocked by\nA,One,C\nB,One,A\nC,One,B\nD,Two,A\nE,Two,Z-9\n")
    assert (found.circular, found.across, found.unknown) == (1, 1, ("Z-9",))


def test_parents_in_a_circle_end():
    found = outline("Key,Title,Parent\nA,One,B\nB,Two,A\nC,Three,C\n")
    assert [step.line.title for goal in found.goals for step in goal.steps] == ["Three"]


def test_a_goal_is_due_when_its_epic_is_else_when_its_last_task_is():
    text = "Key,Title,Parent,Due\nE,Fraud,,2027-04-30\nA,Labels,E,2027-05-31\n"
    assert outline(text).goals[0].due == date(2027, 4, 30)
    text = "Title,Due\nA,2027-05-31\nB,2027-01-31\n"
    assert outline(text).goals[0].due == date(2027, 5, 31)


def test_an_epic_without_rows_is_named():
    assert outline("Title,Type\nFraud,Epic\nA,Task\n").empty == ("Fraud",)


def test_linears_estimates_are_points_and_jiras_bare_numbers_seconds():
    linear = "ID,Team,Title,Creator,Cycle Number,Estimate\nL-1,ML,A,Ana,3,5\n"
    sheet = sheet_of(table_of(linear), Reading())
    assert sheet.points
    jira = "Summary,Original Estimate\nA,28800\nB,0\nC,\n"
    sheet = sheet_of(table_of(jira), Reading())
    assert [line.amount and line.amount.days for line in sheet.lines] == [1, None, None]


def test_what_is_not_understood_is_named_by_column():
    text = "Title,Estimate,Status,Due\nA,XL,Quantum,soon\nB,3,Done,2027-01-31\n,4,,\n"
    sheet = sheet_of(table_of(text), Reading())
    assert set(sheet.odd) == {("Due", "soon"), ("Status", "Quantum"), ("Estimate", "XL")}
    assert sheet.untitled == 1
