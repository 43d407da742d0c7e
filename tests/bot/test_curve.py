import json

import pytest
from click.testing import CliRunner

from bot.__main__ import main

RISING = (0.5, 0.6, 0.65, 0.68, 0.70, 0.715, 0.725, 0.733)


@pytest.fixture
def readings(tmp_path):
    def written(values, name="auc.csv"):
        rows = [f"2026-09-{1 + 3 * day:02},{value}" for day, value in enumerate(values)]
        path = tmp_path / name
        path.write_text("\n".join(["date,value", *rows]) + "\n")
        return str(path)

    return written


def curve(*words):
    return CliRunner().invoke(main, ["curve", *words])


def test_figures_for_programs(readings):
    asked = [readings(RISING), "--target", "0.8", "--by", "2026-12-31", "--json"]
    found = json.loads(curve(*asked).stdout)
    assert list(found) == ["state", "chance_by", "forecast", "base_rate"]
    assert found["state"] == "improving"
    assert 0 < found["chance_by"] < 1
    assert found["forecast"]["p10"] <= found["forecast"]["p50"] <= found["forecast"]["p90"]
    assert found["base_rate"] == 0.54
    assert curve(*asked).stdout == curve(*asked).stdout


def test_lines_for_people(readings, golden):
    golden(curve(readings(RISING), "--target", "0.8", "--by", "2026-12-31").stdout)


def test_lower_is_better_on_request(readings):
    losses = readings([1 - value for value in RISING], "loss.csv")
    asked = ["--by", "2026-12-31", "--json"]
    lower = json.loads(curve(losses, "--target", "0.2", "--lower", *asked).stdout)
    higher = json.loads(curve(readings(RISING), "--target", "0.8", *asked).stdout)
    assert lower["state"] == higher["state"] == "improving"
    assert lower["chance_by"] == pytest.approx(higher["chance_by"])


def test_time_counts_from_the_last_reading(readings):
    asked = ["--target", "0.734", "--json", "--by"]
    soon, late = (
        json.loads(curve(readings(RISING), *asked, day).stdout)
        for day in ("2026-09-22", "2026-12-31")
    )
    assert soon["forecast"]["p90"] < late["forecast"]["p90"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--target", "much", "--by", "2026-12-31"], '--target "much" is no number'),
        (["--target", "nan", "--by", "2026-12-31"], '--target "nan" is no number'),
        (["--target", "0.8", "--by", "31 Dec"], '--by "31 Dec" is no date'),
        (["--target", "0.8", "--by", "2026-09-01"], "the last reading is from 2026-09-22"),
    ],
)
def test_a_wrong_question_is_answered_in_a_sentence(readings, words, sentence):
    answer = curve(readings(RISING), *words)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert sentence in answer.stderr


def test_a_wrong_file_is_answered_with_its_line(tmp_path):
    path = tmp_path / "auc.csv"
    path.write_text("date,value\n2026-09-01,0.5\n2026-09-02,nan\n")
    answer = curve(str(path), "--target", "0.8", "--by", "2026-12-31")
    assert answer.exit_code == 2
    assert answer.stderr.startswith('Line 3: "nan" is no number')


def test_empty_lines_are_skipped_and_said(tmp_path):
    path = tmp_path / "auc.csv"
    path.write_text("date,value\n\n2026-09-01,0.5\n2026-09-02,0.6\n")
    answer = curve(str(path), "--target", "0.8", "--by", "2026-12-31", "--json")
    assert answer.exit_code == 0
    assert answer.stderr == "Skipped 1 empty line: 2.\n"
