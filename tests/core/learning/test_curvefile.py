from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.learning.curvefile import CurveInvalid, curve_from


def test_readings_come_with_days_since_the_first():
    found = curve_from(b"date,value\n2026-11-02,0.5\n2026-11-09,0.6\n")
    assert found.dates == (date(2026, 11, 2), date(2026, 11, 9))
    assert found.values == (0.5, 0.6)
    assert found.days.tolist() == [0, 7]


def test_marks_of_other_programs_do_not_hurt():
    found = curve_from(b'\xef\xbb\xbfDate, Value\r\n2026-11-02,"0.5"\r\n\r\n2026-11-03,6e-1\r\n')
    assert (found.values, found.skipped, found.last_line) == ((0.5, 0.6), (3,), 4)


TWO = "date,value\n2026-11-02,0.5\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "the file is empty"),
        ("date,value\n", 1, "there are no readings"),
        (TWO, 2, "there is one reading"),
        (TWO + "2026-11-03,nan", 3, '"nan" is no number'),
        (TWO + "2026-11-03,inf", 3, '"inf" is no number'),
        (TWO + "2026-11-03,1e300", 3, '"1e300" is no number'),
        (TWO + "2026-11-03,1_0", 3, '"1_0" is no number'),
        (TWO + "2026-11-03,", 3, '"" is no number'),
        (TWO + "2026-11-02,0.6", 3, "is there twice"),
        (TWO + "2026-11-01,0.6", 3, "2026-11-01 comes after 2026-11-02"),
        (TWO + "2026-02-30,0.6", 3, '"2026-02-30" is no date'),
        (TWO + "20261103,0.6", 3, '"20261103" is no date'),
        (TWO + "2026-11-03,0.6,x", 3, "has 3 columns, not 2"),
        (TWO + "2026-11-03;0.6", 3, "has 1 column, not 2"),
        ("day,auc\n2026-11-02,0.5\n", 1, "the columns are"),
    ],
)
def test_what_breaks_a_rule_is_said_with_its_line_and_a_way_on(text, line, words):
    with pytest.raises(CurveInvalid) as caught:
        curve_from(text.encode())
    sentence = str(caught.value)
    assert sentence.startswith(f"Line {line}: ")
    assert words in sentence
    assert sentence.count(". ") >= 1


def test_what_is_no_text_is_said():
    with pytest.raises(CurveInvalid, match=r"Line 3: this is no text\. Save the file as UTF-8"):
        curve_from(TWO.encode() + b"2026-11-03,\xff\n")


def sentence_of(content):
    try:
        curve_from(content)
    except CurveInvalid as error:
        return str(error)
    return "Line by line it was read."


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_a_sentence(content):
    assert sentence_of(content).startswith("Line ")
