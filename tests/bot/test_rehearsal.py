import json

from click.testing import CliRunner

from bot.__main__ import main
from bot.rehearsal.living import lived
from core.rehearsal.scores import NAMES


def test_a_team_lives_its_weeks_with_the_real_bot():
    found = lived(seed=99, number=1, weeks=8)
    assert {each.goal for each in found.said} <= found.reached.keys()
    assert all(0 <= each.chances[name] <= 1 for each in found.said for name in NAMES)
    firsts = [each for each in found.said if each.week == 0]
    assert len(firsts) == len({each.goal for each in found.said})
    assert all(each.chances["bot"] == each.chances["first"] for each in firsts)
    assert all(each.early <= each.late for each in found.said if each.early)
    assert any(each.chances["bot"] != each.chances["first"] for each in found.said)


def test_a_rehearsal_prints_the_same_digits_however_many_processes_share_it():
    asked = ["rehearse", "--weeks", "4", "--teams", "2", "--seed", "99", "--json"]
    alone, shared = (
        CliRunner().invoke(main, [*asked, "--processes", count]).stdout for count in ("1", "2")
    )
    assert json.loads(alone) == json.loads(shared)
    assert json.loads(alone)["teams"] == 2


def test_a_rehearsal_is_told_in_sentences():
    said = CliRunner().invoke(main, ["rehearse", "--weeks", "3", "--seed", "99"]).stdout
    assert "1 simulated team, 3 weeks each, seed 99" in said
    assert "Beside always the first forecast" in said
