"""An existing plan is pasted, looked at, taken in, taken in again, and taken back."""

from datetime import date

import pytest
from click.testing import CliRunner

from bot.__main__ import main
from core.errors import Refused
from core.model.places import Person
from core.store import places, plan
from core.store.store import Store
from core.usecases.perform import COMMANDS, perform
from core.usecases.ticking import tick
from core.wording.marks import twin
from tests.harness import ANA, BEN, FRAUD, GUEST, OTHER, TEAM, Bot, fraud_plan

JIRA = """Summary,Issue key,Issue id,Issue Type,Status,Project name,Priority,Assignee,Due date,\
Original Estimate,Inward issue link (Blocks),Inward issue link (Blocks),Custom field (Story Points)\
,Parent
Fraud v2,ML-1,10001,Epic,In Progress,Machine Learning,High,Ana,31/Mar/27 12:00 AM,,,,,
"Clean labels, again",ML-2,10002,Story,Done,Machine Learning,High,Ben Ode,,144000,,,5,10001
Graph features,ML-3,10003,Story,In Progress,Machine Learning,High,Someone Else,,288000,ML-2,,,10001
Live scoring,ML-4,10004,Story,To Do,Machine Learning,High,,,,ML-3,ML-99,,10001
Old idea,ML-5,10005,Story,Won't Do,Machine Learning,High,,,,,,,10001
"""
LINEAR = """ID,Team,Title,Status,Estimate,Priority,Project,Creator,Assignee,Cycle Number,Due Date,\
Parent issue,Blocked by
LIN-1,ML,Labels,Done,3,High,Fraud v3,Ana,Ben Ode,4,2027-03-31,,
LIN-2,ML,Model,Todo,8,High,Fraud v3,Ana,,4,2027-04-30,,LIN-1
"""
GERMAN = """Aufgabe;Aufwand (Tage);Fällig am;Nach;Zuständig
Etiketten;3,5;03.04.2027;;Ben Ode
"Modell; zweite Fassung";5-10;04.05.2027;Etiketten;
Betrieb;;05.05.2027;Modell; zweite Fassung;
"""
FRENCH = "Tâche\tDurée (jours)\tÉchéance\tStatut\nDonnées\t4\t31 mars 2027\tTerminé\n"
SHEET = "Title,Due,Points\nLabels,03/04/2027,3\nModel,05/06/2027,5\n"


@pytest.fixture
def bot() -> Bot:
    found = Bot()
    with found.store.tx() as tx:
        places.put_person(tx, Person(team=TEAM, user=BEN, name="Ben Ode"))
    return found


def taken(bot: Bot, rows: str) -> str:
    return bot.press(bot.type(f"import\n{rows}"), "Take it in").lines[0]


def tasks(bot: Bot) -> dict[str, dict]:
    """What is planned in the channel: per task its approach, and the names of what it waits for."""
    with bot.store.tx() as tx:
        found = {}
        for objective in plan.objectives(tx, TEAM, channel=FRAUD):
            known = {task.id: task for task in plan.tasks(tx, objective.id)}
            for task in known.values():
                (approach,) = plan.approaches(tx, task.id)
                found[task.name] = {
                    "of": objective.name, "days": approach.days, "state": approach.state,
                    "owner": approach.owner, "after": [known[each].name for each in task.after],
                }  # fmt: skip
        return found


def test_a_jira_export_is_looked_at_and_then_taken_in(bot, golden):
    seen = bot.type(f"import\n{JIRA}")
    with bot.store.tx() as tx:
        assert tx.rows("SELECT * FROM tasks") == []
    golden(seen.twin())
    assert bot.press(seen, "Take it in").lines[0] == (
        "Taken in: 1 objective and 3 tasks added, 0 updated, nothing deleted."
    )
    found = tasks(bot)
    assert list(found) == ["Clean labels, again", "Graph features", "Live scoring"]
    assert found["Clean labels, again"] == {
        "of": "Fraud v2", "days": 5.0, "state": "won", "owner": BEN, "after": [],
    }  # fmt: skip
    assert found["Graph features"]["days"] == 10.0
    assert found["Graph features"]["after"] == ["Clean labels, again"]
    assert found["Graph features"]["state"] == "running"
    assert found["Live scoring"]["after"] == ["Graph features"]
    with bot.store.tx() as tx:
        (objective,) = plan.objectives(tx, TEAM)
    assert (objective.target, objective.owner) == (date(2027, 3, 31), ANA)


def test_the_same_again_changes_nothing_and_what_changed_there_changes_here(bot):
    taken(bot, JIRA)
    assert "0 tasks added, 0 updated" in taken(bot, JIRA)
    bot.type("edit ml-4/ml-4 p=60% days=4-9")
    bot.type('edit fraud-v2/ml-3 name="Graph features by hand"')
    later = JIRA.replace("288000", "432000").replace("Won't Do", "To Do")
    assert "1 task added, 1 updated" in taken(bot, later)
    found = tasks(bot)
    assert found["Graph features by hand"]["days"] == 15.0
    assert found["Old idea"]["state"] == "planned"
    assert found["Live scoring"]["days"].p90 == 9


def test_what_left_the_file_stays_and_one_undo_takes_an_import_back(bot):
    taken(bot, JIRA)
    before = tasks(bot)
    shorter = "\n".join(JIRA.splitlines()[:4]).replace("144000", "172800")
    assert "1 updated, nothing deleted" in taken(bot, shorter)
    assert list(tasks(bot)) == list(before)
    bot.type("undo")
    assert tasks(bot) == before
    bot.type("undo")
    assert tasks(bot) == {}


def test_a_row_renamed_there_keeps_its_place_by_its_key(bot):
    taken(bot, JIRA)
    assert "0 tasks added, 1 updated" in taken(bot, JIRA.replace("Live scoring", "Live in shops"))
    assert "Live in shops" in tasks(bot)


def test_what_is_given_up_there_and_planned_here_is_named_and_left(bot):
    taken(bot, JIRA)
    seen = bot.type(f"import\n{JIRA.replace('To Do', 'Canceled')}")
    assert "Given up there, still planned here: Live scoring." in seen.twin()
    bot.press(seen, "Take it in")
    assert tasks(bot)["Live scoring"]["state"] == "planned"


def test_linears_points_are_asked_about_once(bot):
    seen = bot.type(f"import\n{LINEAR}")
    assert seen.lines[-1] == "How many working days is a point?"
    seen = bot.press(seen, "Half a day")
    bot.press(seen, "Take it in")
    assert [each["days"] for each in tasks(bot).values()] == [1.5, 4.0]
    assert tasks(bot)["Model"]["after"] == ["Labels"]


def test_an_unclear_date_is_asked_about_with_both_days(bot):
    seen = bot.type(f"import\n{SHEET}")
    assert [each.label for each in seen.buttons] == ["3 April 2027", "4 March 2027"]
    seen = bot.press(seen, "4 March 2027")
    seen = bot.press(seen, "One day")
    assert "by 6 May 2027" in twin(seen.lines[1])
    bot.press(seen, "Take it in")
    assert len(tasks(bot)) == 2


def test_a_german_table_with_semicolons_decimal_commas_and_ranges(bot):
    taken(bot, GERMAN.replace("Modell; zweite Fassung;", '"Modell; zweite Fassung";'))
    found = tasks(bot)
    assert found["Etiketten"] == {
        "of": "Plan of fraud", "days": 3.5, "state": "planned", "owner": BEN, "after": [],
    }  # fmt: skip
    assert found["Modell; zweite Fassung"]["days"].p90 == 10
    assert found["Betrieb"]["after"] == ["Modell; zweite Fassung"]


def test_a_french_table_with_tabs(bot):
    taken(bot, FRENCH)
    assert tasks(bot)["Données"]["state"] == "won"
    assert tasks(bot)["Données"]["days"] == 4.0


def test_what_is_chosen_can_be_said_at_once(bot):
    seen = bot.type(f'import name="Card fraud" by 30 Apr dates=day points=0.5\n{SHEET}')
    assert [each.label for each in seen.buttons] == ["Take it in"]
    assert "Card fraud" in seen.twin()


def test_without_any_date_three_quarters_are_offered(bot):
    seen = bot.type("import\nTitle,Days\nLabels,3\n")
    assert [each.label for each in seen.buttons] == [
        "By 31 December 2026", "By 31 March 2027", "By 30 June 2027",
    ]  # fmt: skip
    bot.press(bot.press(seen, "By 31 March 2027"), "Take it in")
    assert "Labels" in tasks(bot)


def test_a_date_that_is_over_is_no_target(bot):
    seen = bot.type("import\nTitle,Due\nLabels,2026-01-31\n")
    assert "no date yet" in seen.twin()


def test_rows_without_a_home_join_the_channels_only_objective(bot):
    fraud_plan(bot)
    seen = bot.type("import\nTitle,Days\nLabels,3\nPilot,5\n")
    assert "2 tasks (1 new, 1 in the plan already)" in seen.lines[0]
    bot.press(seen, "Take it in")
    assert tasks_of(bot, "pilot") == 5.0


def tasks_of(bot: Bot, name: str):
    with bot.store.tx() as tx:
        rows = tx.rows("SELECT id FROM approaches WHERE name = ?", name)
        return plan.approach(tx, rows[0]["id"]).days


def test_a_direct_message_with_rows_is_read_the_same(bot):
    seen = bot.type(f"import\n{JIRA}", ANA, "D1ANA")
    assert "3 tasks" in seen.lines[0]


def test_the_rows_are_kept_for_a_day_in_their_channel_only(bot):
    seen = bot.type(f"import\n{JIRA}")
    (button,) = seen.buttons
    assert "gone. Paste them again" in pressed_in(bot, seen, OTHER)
    bot.pass_days(2)
    tick(bot.store, bot.now)
    assert "gone. Paste them again" in pressed_in(bot, seen, FRAUD)
    assert button.fields == {"draft": 1}


def pressed_in(bot: Bot, message, channel: str) -> str:
    (button,) = message.buttons
    command = COMMANDS[button.name].model_validate(button.fields)
    with pytest.raises(Refused) as refused:
        perform(command, bot.request("", ANA, channel), bot.store)
    return str(refused.value)


def test_too_many_rows_for_a_message_are_sent_to_the_command_line(bot):
    answer = bot.type(f"import\n{two_thousand()}")
    assert "mlstatus import FILE.csv" in answer.lines[0]
    some = "\n".join(two_thousand().splitlines()[:900])
    assert "890 tasks" in bot.type(f"import\n{some}").lines[0]


def test_guests_bring_nothing_along(bot):
    assert "Guests can read plans" in bot.type(f"import\n{JIRA}", GUEST).lines[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import something", "no row below the header"),
        ("import\nColour,Shape\nred,round", "no column says what the rows are called"),
        ('import\nTitle,Note\nA,"never closed', "1 task"),
    ],
)
def test_what_is_no_table_is_said_with_a_way_on(bot, text, said):
    assert said in bot.type(text).lines[0]


def two_thousand() -> str:
    rows = [
        f'K-{n},"Task {n}, of many",E-{n // 100},{n % 13 + 1},{"Done" if n % 3 == 0 else "To Do"},'
        f"{f'K-{n - 1}' if n % 100 else ''}"
        for n in range(2000)
    ]
    epics = [f"E-{n},Epic {n},,,," for n in range(20)]
    return "\n".join(["Key,Summary,Parent,Days,Status,Blocked by", *epics, *rows])


def test_two_thousand_rows_are_taken_in_and_taken_in_again(tmp_path):
    path, database = tmp_path / "export.csv", tmp_path / "mlstatus.db"
    path.write_text(two_thousand(), encoding="utf-16")
    line = ["import", str(path), "--channel", FRAUD, "--owner", ANA, "--team", TEAM,
            "--database", str(database)]  # fmt: skip
    first = CliRunner().invoke(main, line)
    assert first.exit_code == 1
    assert "--by 2027-03-31" in first.output
    second = CliRunner().invoke(main, [*line, "--by", "2099-03-31", "--yes"])
    assert "20 objectives and 2000 tasks added" in second.output
    path.write_text(two_thousand().replace("To Do", "Done"), encoding="cp1252")
    third = CliRunner().invoke(main, [*line, "--yes"])
    assert "0 tasks added, 1333 updated, nothing deleted" in third.output
    store = Store.open(database)
    with store.tx() as tx:
        (row,) = tx.rows("SELECT COUNT(*) AS n FROM tasks WHERE after <> '[]'")
    store.close()
    assert row["n"] == 1980


def test_a_file_that_is_only_looked_at_or_not_confirmed_is_not_taken_in(tmp_path):
    path, database = tmp_path / "export.csv", tmp_path / "mlstatus.db"
    path.write_text(JIRA)
    line = ["import", str(path), "--channel", FRAUD, "--owner", ANA, "--team", TEAM,
            "--database", str(database)]  # fmt: skip
    assert "3 tasks" in CliRunner().invoke(main, [*line, "--preview"]).output
    assert CliRunner().invoke(main, line, input="n\n").exit_code == 1
    assert "3 tasks added" in CliRunner().invoke(main, line, input="y\n").output
