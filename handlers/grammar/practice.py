"""``pipeline`` and ``inputs``: how the work is done."""

from datetime import date
from typing import Any

from core.commands.base import Command
from core.commands.practice import AskInputs, AskPipeline, RecordEndToEnd, SetStage
from core.model.states import Stage
from handlers.grammar.dates import take_past_date
from handlers.grammar.options import nothing_left
from handlers.grammar.values import person_of
from handlers.grammar.words import Words, nearest, unknown

PIPELINE = "pipeline label solid"
LEVELS = ("absent", "thin", "solid")
STAGE_NAMES: dict[str, Stage] = {
    "data": "data", "label": "label", "labels": "label", "labelling": "label",
    "labeling": "label", "train": "train", "training": "train", "evaluate": "evaluate",
    "evaluation": "evaluate", "deploy": "deploy", "deployment": "deploy", "monitor": "monitor",
    "monitoring": "monitor", "feedback": "feedback",
}  # fmt: skip


def pipeline(words: Words, today: date) -> Command:
    """``pipeline [OBJECTIVE]``, with a stage and its level behind it, or ``ran``."""
    objective = None
    if words.left and _said(words, 0) not in (*STAGE_NAMES, "ran"):
        objective = words.next("objective").text
    if not words.left:
        return AskPipeline(objective=objective)
    if words.take("ran"):
        return _ran(objective, words, today)
    typed = words.next("stage").text
    if typed.lower() not in STAGE_NAMES:
        raise unknown(words, typed, (*STAGE_NAMES, "ran"), "stage")
    return SetStage(objective=objective, stage=STAGE_NAMES[typed.lower()], **_standing(words))


def _said(words: Words, place: int) -> str:
    return words.left[place].text.lower()


def _ran(objective: str | None, words: Words, today: date) -> RecordEndToEnd:
    on = take_past_date(words, today) if words.take("on") else None
    nothing_left(words, "pipeline ran on 12 Nov")
    return RecordEndToEnd(objective=objective, on=on)


def _standing(words: Words) -> dict[str, Any]:
    """A level, an owner, or both, in any order."""
    found: dict[str, Any] = {}
    while words.left:
        if words.take("owner", "who"):
            found["owner"] = person_of(words.next("owner").text)
        elif _said(words, 0) in LEVELS:
            found["level"] = words.next("level").text.lower()
        elif nearest(words.left[0].text, LEVELS) or not found:
            raise unknown(words, words.left[0].text, LEVELS, "level")
        else:
            nothing_left(words, PIPELINE)
    return found


def inputs(words: Words, _: date) -> AskInputs:
    """``inputs [OBJECTIVE]``."""
    objective = words.next("objective").text if words.left else None
    nothing_left(words, "inputs fraud-v2")
    return AskInputs(objective=objective)
