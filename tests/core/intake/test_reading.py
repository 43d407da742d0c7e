"""Cells, columns and tables as tools write them."""

from datetime import date

import pytest

from core.intake.amounts import Amount, amount_of, chance_of
from core.intake.columns import field_of
from core.intake.dates import day_of, order_of, unclear
from core.intake.states import standing_of
from core.intake.table import MOST_ROWS, NotATable, table_of
from core.model.durations import Range


@pytest.mark.parametrize(
    ("name", "field", "unit"),
    [
        ("Summary", "title", ""),
        ("Issue key", "id", ""),
        ("Custom field (Story Points)", "points", ""),
        ("Custom field (Start date)", "start", ""),
        ("Inward issue link (Blocks)", "blocked_by", ""),
        ("Zusammenfassung", "title", ""),
        ("Fällig am:", "due", ""),
        ("FÄLLIGKEITSDATUM", "due", ""),
        ("Aufwand (Tage)", "estimate", "days"),
        ("Aufwand in PT", "estimate", "days"),
        ("Personentage", "estimate", "days"),
        ("Estimate [h]", "estimate", "hours"),
        ("Effort (weeks)", "estimate", "weeks"),
        ("Estimate (points)", "points", "points"),
        ("Date d’échéance", "due", ""),
        ("Tâche", "title", ""),
        ("Bloqué par", "blocked_by", ""),
        ("Título", "title", ""),
        ("Fecha de vencimiento", "due", ""),
        ("Duración (días)", "estimate", "days"),
        ("Attività", "title", ""),
        ("Responsável", "assignee", ""),
        ("Taak", "title", ""),
        ("Zależy od", "blocked_by", ""),
        ("Название", "title", ""),
        ("Исполнитель", "assignee", ""),
        ("タイトル", "title", ""),
        ("担当者", "assignee", ""),
        ("截止日期", "due", ""),
        ("工期（天）", "estimate", "days"),
        ("due_date", "due", ""),
        ("Predecessors", "blocked_by", ""),
        ("Chance of success", "chance", ""),
        ("Favourite colour", None, ""),
    ],
)
def test_a_column_is_known_by_its_name(name, field, unit):
    assert field_of(name) == (field, unit)


@pytest.mark.parametrize(
    ("cell", "unit", "days"),
    [
        ("8", "", 8),
        ("5d", "", 5),
        ("1w 2d", "", 7),
        ("3d 4h", "", 3.5),
        ("1,5 Tage", "", 1.5),
        ("2.5", "days", 2.5),
        ("16", "hours", 2),
        ("16h", "days", 2),
        ("28800", "seconds", 1),
        ("5-10", "", Range(p10=5, p90=10)),
        ("5 – 10 days", "", Range(p10=5, p90=10)),
        ("1-2 weeks", "", Range(p10=5, p90=10)),
        ("~3d", "", 3),
        ("P2DT4H", "", 2.5),
        ("2 недели", "", 10),
        ("3 jours", "", 3),
        ("2 人日", "", 2),
        ("1 month", "", 21),
        ("2,000", "hours", 250),
    ],
)
def test_an_estimate_is_read_with_its_unit(cell, unit, days):
    assert amount_of(cell, unit) == Amount(days=days)


@pytest.mark.parametrize("cell", ["a while", "XL", "-3", "5 furlongs", "10-5", "999999", "?"])
def test_what_is_no_estimate_is_not_guessed_at(cell):
    assert amount_of(cell, "") is None


def test_points_stay_points():
    assert amount_of("8", "points") == Amount(points=8)
    assert amount_of("5 SP", "") == Amount(points=5)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2027-03-31", date(2027, 3, 31)),
        ("2027/3/31", date(2027, 3, 31)),
        ("2027-03-31T10:00:00.000Z", date(2027, 3, 31)),
        ("2027-03-31 10:00", date(2027, 3, 31)),
        ("31.03.2027", date(2027, 3, 31)),
        ("31.3.27", date(2027, 3, 31)),
        ("31/03/2027", date(2027, 3, 31)),
        ("03/31/2027", date(2027, 3, 31)),
        ("31/Mar/27 12:00 AM", date(2027, 3, 31)),
        ("Mar 31, 2027", date(2027, 3, 31)),
        ("31. März 2027", date(2027, 3, 31)),
        ("31 mars 2027", date(2027, 3, 31)),
        ("31 de marzo de 2027", date(2027, 3, 31)),
        ("31 марта 2027", date(2027, 3, 31)),
        ("31 marca 2027", date(2027, 3, 31)),
        ("1er août 2027", date(2027, 8, 1)),
        ("2027年3月31日", date(2027, 3, 31)),
        ("46477", date(2027, 3, 31)),
        ("Wed Mar 31 2027", date(2027, 3, 31)),
        ("2027-02-30", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_read_in_any_order_that_is_clear(cell, day):
    assert day_of(cell, None) == day


def test_one_clear_date_settles_the_order_of_all():
    assert order_of(["03/04/2027", "25/04/2027"]) == "day"
    assert order_of(["03/04/2027", "04/25/2027"]) == "month"
    assert order_of(["03/04/2027", "5/6/27"]) is None
    assert order_of(["25/04/2027", "04/25/2027"]) is None
    assert day_of("03/04/2027", "month") == date(2027, 3, 4)
    assert day_of("03/04/2027", "day") == date(2027, 4, 3)


def test_a_date_that_is_the_same_in_both_orders_is_not_unclear():
    assert unclear(["04/04/2027", "2027-03-04", "25/03/2027", "3.4.2027"]) == []
    assert unclear(["04/04/2027", "03/04/2027"]) == ["03/04/2027"]


@pytest.mark.parametrize(
    ("cell", "standing"),
    [
        ("Done", "done"), ("ERLEDIGT", "done"), ("Terminé", "done"), ("完了", "done"),
        ("In Progress", "running"), ("In Arbeit", "running"), ("В работе", "running"),
        ("To Do", "open"), ("Offen", "open"), ("", "open"), ("Backlog", "open"),
        ("Canceled", "cancelled"), ("Won't do", "cancelled"), ("Quantum", None),
    ],
)  # fmt: skip
def test_a_status_is_known_by_its_word(cell, standing):
    assert standing_of(cell) == standing


CHANCES = {"70%": 0.7, "0,7": 0.7, "70": 0.7, "1": 1.0, "0": None, "140%": None, "high": None}


@pytest.mark.parametrize(("cell", "chance"), CHANCES.items())
def test_a_chance_is_read_as_people_write_it(cell, chance):
    assert chance_of(cell) == chance


@pytest.mark.parametrize(
    "text",
    [
        'Title,Days\n"Labels, clean",3\nModel,5',
        'Title;Days\n"Labels, clean";3\nModel;5',
        "Title\tDays\nLabels, clean\t3\nModel\t5",
        "| Title | Days |\n| --- | ---: |\n| Labels, clean | 3 |\n| Model | 5 |",
        '\ufeffTitle,Days\r\n"Labels, clean",3\r\n\r\nModel,5\r\n',
        '```\nTitle,Days\n"Labels, clean", 3\nModel, 5\n```',
    ],
)
def test_a_table_is_read_whatever_divides_it(text):
    table = table_of(text)
    assert table.header == ("Title", "Days")
    assert table.rows == (("Labels, clean", "3"), ("Model", "5"))


def test_quotes_hold_lines_and_quotes_together():
    table = table_of('Title,Note\nA,"first\nsecond, ""third"""\nB')
    assert table.rows == (("A", 'first\nsecond, "third"'), ("B", ""))


@pytest.mark.parametrize("text", ["", "Title", "\n\n", "Title\n" + "x\n" * (MOST_ROWS + 1)])
def test_what_is_no_table_says_why(text):
    with pytest.raises(NotATable):
        table_of(text)
