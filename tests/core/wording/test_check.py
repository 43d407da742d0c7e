"""The wording check holds what it says on sentences its rules were not written for."""

import json
from itertools import pairwise

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import main
from core.wording.check.checking import findings
from tests.core.wording.corpus import HONEST, KINDS, corpus, scores
from tests.core.wording.own import own_sentences

CORPUS = list(corpus())
HELD_OUT = [each for each in CORPUS if each.held_out]
PROMISE = "Next week we'll solve it."


def kinds(text):
    return {each.kind for each in findings(text)}


def test_the_corpus_holds_every_kind_and_as_many_honest_sentences():
    counts = {kind: sum(kind in each.kinds for each in CORPUS) for kind in KINDS}
    honest = sum(not each.kinds for each in CORPUS)
    assert len(CORPUS) >= 150
    assert min(counts.values()) >= 20
    assert honest >= 100, HONEST
    assert len({each.text for each in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("kind", [*KINDS, "all"])
def test_precision_and_recall_hold_on_the_sentences_held_out(kind):
    score = scores(HELD_OUT, kinds)[kind]
    assert score.precision >= 0.9
    assert score.recall >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "We meet on Friday to look at the results.",
        "Decision wanted by Friday: approve a second labelling firm?",
        "The board meeting is next Tuesday.",
        "Priya chooses by 4 December who runs the pilot.",
        "If the audit passes, we start the pilot in March.",
        "55% by 31 March, was 52%.",
        "The draft said “we'll solve it next week”, which nobody can know.",
    ],
)
def test_dates_of_meetings_and_decisions_conditions_chances_and_quotes_pass(text):
    assert findings(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (PROMISE, "promise", "Next week we'll solve it"),
        ("It will be done by Friday.", "promise", "It will be done by Friday"),
        ("This definitely helps.", "certainty", "definitely"),
        ("F1 up 0.2", "metric", "F1 up 0.2"),
        ("A huge breakthrough.", "hype", "A huge breakthrough"),
        ("At this pace we reach 90% by June.", "extrapolation", "At this pace"),
    ],
)
def test_a_finding_names_its_words_as_they_stand(text, kind, words):
    found = next(each for each in findings(text) if each.kind == kind)
    assert words in found.words
    assert text[found.start :].startswith(found.words)
    assert found.why
    assert found.rewrite


def test_the_draft_of_the_voice_is_found_in_all_its_places():
    draft = (
        "Recall is up from 0.71 to 0.78, a huge win."
        " Just needs some tuning, we'll solve it next week."
    )
    assert kinds(draft) == {"metric", "hype", "certainty", "promise"}


@pytest.mark.parametrize("each", [one for one in CORPUS if one.kinds], ids=lambda one: one.text)
def test_what_is_offered_instead_passes_itself(each):
    for found in findings(each.text):
        offered = found.rewrite.replace(found.words, "…")
        assert {one.kind for one in findings(offered)} <= {"metric"}, found


@pytest.mark.parametrize("sentence", own_sentences())
def test_what_the_bot_says_itself_passes(sentence):
    assert [each.words for each in findings(sentence)] == []


@given(st.text(max_size=300))
def test_any_text_is_read_and_findings_lie_inside_it_in_order(text):
    found = findings(text)
    assert all(text[each.start : each.start + len(each.words)] == each.words for each in found)
    assert all(one.start <= other.start for one, other in pairwise(found))


def test_the_command_prints_its_findings_as_json_and_exits_with_1():
    answer = CliRunner().invoke(main, ["check", PROMISE, "--json"])
    (found,) = json.loads(answer.output)["findings"]
    assert answer.exit_code == 1
    assert list(found) == ["words", "kind", "why", "rewrite"]
    assert found["words"] == "Next week we'll solve it"


def test_the_command_exits_with_0_where_nothing_is_found():
    answer = CliRunner().invoke(main, ["check", "55% by 31 March, was 52%.", "--json"])
    assert (answer.exit_code, json.loads(answer.output)) == (0, {"findings": []})


def test_the_command_reads_standard_input_and_says_what_it_found_in_words():
    answer = CliRunner().invoke(main, ["check", "-"], input=PROMISE)
    assert answer.exit_code == 1
    assert "is a promise" in answer.output
    assert CliRunner().invoke(main, ["check", " "]).exit_code == 2
