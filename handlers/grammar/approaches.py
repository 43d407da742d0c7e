"""``task add``, ``approach add`` and the states of an approach."""

from collections.abc import Callable
from datetime import date
from typing import Any

from core.commands.approaches import AddApproach, ChangeState
from core.commands.base import Command
from core.commands.forms import OpenForm
from core.commands.opinions import AskOpinions, GiveOpinion, ShowOpinions
from core.commands.tasks import AddTask
from core.errors import NotUnderstood
from core.model.states import State
from handlers.grammar.objectives import STAGES, approach_fields
from handlers.grammar.options import nothing_left, options, with_part
from handlers.grammar.values import choice, listed, person_of
from handlers.grammar.words import Words, unknown

TASK = 'task add fraud-v2/labels "Trustworthy labels" after data stage label done "audit passed"'
APPROACH = 'approach add labels/vendor "Buy labels" p=70% days=5-20'
GUESS = "guess labels/vendor p=60% days=5-20"
STATES: dict[str, State] = {
    "start": "running", "park": "parked", "drop": "dropped", "win": "won", "lose": "lost",
}  # fmt: skip


def task(words: Words, _: date) -> Command:
    """``task add OBJECTIVE/KEY "Name" after a,b stage label done "…"``; bare, a window."""
    if _bare(words):
        return OpenForm(form="task")
    _add(words, TASK)
    reference = words.next("key, as objective/task").text
    found: dict[str, Any] = {"task": reference, **_name(words)}
    while words.left:
        found |= _task_part(words)
    return AddTask(**found)


def _task_part(words: Words) -> dict[str, Any]:
    if words.take("after"):
        return {"after": listed(words.next("task it comes after").text, str)}
    if words.take("stage"):
        return {"stage": choice(words.next("stage").text, STAGES, words, "stage")}
    if words.take("done"):
        return {"done_when": words.next("condition").text}
    word = words.left[0]
    if word.key in ("after", "stage", "done"):
        words.left[0:1] = [type(word)(part, part) for part in (word.key, word.value)]
        return {}
    raise unknown(words, word.text, ("after", "stage", "done"), "next word")


def _bare(words: Words) -> bool:
    """Whether nothing stands behind the verb, or behind its ``add``."""
    said = [word.text.lower() for word in words.left]
    return said in ([], ["add"], ["new"])


def _add(words: Words, usage: str) -> None:
    if not words.take("add", "new"):
        raise unknown(words, words.left[0].text, ("add",), "next word")


def _name(words: Words) -> dict[str, str]:
    return {"name": words.next("name").text} if words.left and words.left[0].quoted else {}


def approach(words: Words, _: date) -> Command:
    """``approach add TASK/KEY "Name" p=70% days=5-20 … early who @ana``; bare, a window."""
    if _bare(words):
        return OpenForm(form="approach")
    _add(words, APPROACH)
    reference = words.next("key, as task/approach").text
    found = {"approach": reference, **_name(words), **options(words, approach_fields())}
    while words.left:
        raw = words.left[0].raw
        found = with_part(found, _approach_part(words), raw)
    return AddApproach(**found)


def _approach_part(words: Words) -> dict[str, Any]:
    if words.take("early"):
        return {"early": True}
    if words.take("who"):
        return {"owner": person_of(words.next("person").text)}
    for name in ("role", "assumes", "box"):
        if words.take(name):
            key, read = approach_fields()[name]
            return {key: read(words.next(name).text, words)}
    nothing_left(words, APPROACH)
    return {}


def change_to(state: State) -> Callable[[Words, date], ChangeState]:
    """``start|park|drop|win|lose REF "what we learned"``."""

    def change_state(words: Words, _: date) -> ChangeState:
        reference = words.next("approach").text
        learned = " ".join(word.text for word in words.left)
        words.left.clear()
        return ChangeState(approach=reference, state=state, learned=learned)

    return change_state


def ask(words: Words, _: date) -> AskOpinions:
    """``ask REF``."""
    found = AskOpinions(approach=words.next("approach").text)
    nothing_left(words, "ask labels/vendor")
    return found


def guess(words: Words, _: date) -> Command:
    """``guess REF p=60% days=5-20``; without a figure it opens a window."""
    reference = words.next("approach").text
    if not words.left:
        return OpenForm(form="opinion", item=reference)
    fields = approach_fields()
    given = options(words, {name: fields[name] for name in ("p", "days")})
    nothing_left(words, GUESS)
    if "chance" not in given:
        raise NotUnderstood(f"How likely is it to work? `{GUESS}`.", place=reference)
    return GiveOpinion(approach=reference, **given)


def settle(words: Words, _: date) -> ShowOpinions:
    """``settle REF``."""
    found = ShowOpinions(approach=words.next("approach").text)
    nothing_left(words, "settle labels/vendor")
    return found
