"""The weekly digest keeps to one screen, and nothing that does not fit is lost."""

from datetime import date

from core.model.outcomes.questions import Moved
from core.model.outlook import Outlook
from core.model.week import Learned, Week
from core.wording.digest import MOST_WORDS, digest

TODAY = date(2026, 11, 27)
NOTE = " ".join(["word"] * 28)


def week(moved: int, **more) -> Week:
    outlook = Outlook(
        id=7, key="x", name="Catch card fraud earlier", target=date(2027, 3, 31), today=TODAY,
        chance=0.5, was=0.52, first=0.6, likely=date(2027, 2, 1),
    )  # fmt: skip
    parts = tuple(
        Moved(kind="won", name=f"approach of many words number {n}", change=0.1)
        for n in range(moved)
    )
    notes = tuple(
        Learned(author="U1ANA", note=NOTE, about="graph features", verdict="negative")
        for _ in range(2)
    )
    return Week(
        outlook=outlook, until=TODAY, results=3, moved=parts, learned=notes,
        answers={"hypothesis": 3, "baseline": 1}, start=("boosted trees",), **more,
    )  # fmt: skip


def test_what_had_best_start_next_stays_and_how_we_worked_gives_way():
    found = digest([week(4)], TODAY)
    assert sum(len(line.split()) for line in found.lines) <= MOST_WORDS
    assert "start boosted trees" in found.lines[-1]
    assert not any("How we worked" in line for line in found.lines)


def test_what_gives_way_stands_in_the_thread():
    found = digest([week(4)], TODAY)
    whole = digest([week(0)], TODAY)
    assert any("How we worked" in line for line in whole.lines)
    assert any("How we worked" in line for line in found.details)
    assert not any("How we worked" in line for line in whole.details)


def test_notes_of_objectives_beyond_the_screen_stand_in_the_thread():
    nine = [week(0) for _ in range(9)]
    found = digest(nine, TODAY)
    assert any("1 more objective" in line for line in found.lines)
    assert sum(NOTE[1:] in line for line in found.details) == 2 * len(nine)
