"""Objectives, edit and remove, assumptions, the team, holidays."""

import re
from datetime import date
from functools import partial

from core.commands.base import Command
from core.commands.forms import OpenForm
from core.commands.objectives import (
    AddHolidays,
    AddObjective,
    Changes,
    CloseObjective,
    EditItem,
    RemoveItem,
    SetTeam,
    StateAssumption,
    Value,
)
from core.commands.questions import ShowTeam
from core.errors import NotUnderstood
from core.model.keys import is_key
from handlers.grammar.dates import date_of, not_a_date, take_date
from handlers.grammar.options import Option, nothing_left, options
from handlers.grammar.values import (
    chance_of,
    choice,
    days_of,
    listed,
    number_of,
    person_of,
    share_of,
)
from handlers.grammar.words import Words, brief, unknown

NEW = 'objective new fraud-v2 "Catch card fraud earlier" by 31 Mar'
STAGES = ("data", "label", "train", "evaluate", "deploy", "monitor", "feedback")
STRATEGIES = ("sequence", "parallel", "auto")


def objective(words: Words, today: date) -> Command:
    """``objective new …`` and ``objective close …``."""
    if words.take("close"):
        found = CloseObjective(objective=words.next("objective to close").text)
        nothing_left(words, "objective close fraud-v2")
        return found
    if words.take("new", "add"):
        return _new(words, today) if words.left else OpenForm(form="objective")
    if not words.left:
        raise NotUnderstood(f"New or close? A new one goes like this: `{NEW}`.")
    raise unknown(words, words.left[0].text, ("new", "close"), "next word")


def _new(words: Words, today: date) -> AddObjective:
    key = None
    if len(words.left) > 1 and words.left[1].quoted and is_key(words.left[0].text):
        key = words.next("key").text
    said = []
    while words.left and not (words.left[0].text.lower() == "by" and len(words.left) > 1):
        said.append(words.next("name").text)
    if not said or not words.take("by"):
        raise NotUnderstood(f"An objective needs a name and a date: `{NEW}`.", place=words.typed)
    found = AddObjective(key=key, name=" ".join(said), target=take_date(words, today))
    nothing_left(words, NEW)
    return found


def edit(words: Words, today: date) -> Command:
    """``edit REF field=value …``; without a field it opens a window."""
    item = words.next("item to edit").text
    if not words.left:
        return OpenForm(form="edit", item=item)
    changes = options(words, _fields(today))
    nothing_left(words, "edit labels/vendor p=60% days=5-20")
    return EditItem(item=item, changes=Changes(**changes))


def _fields(today: date) -> dict[str, Option]:
    return {
        "by": ("target", partial(_date, today=today)),
        "value": ("value", lambda text, _: value_of(text)),
        "rate": ("day_rate", lambda text, _: number_of(text, "a day rate")),
        "priority": ("priority", lambda text, _: _whole(text, "a priority")),
        "discount": ("discount", lambda text, _: number_of(text, "a discount")),
        "owner": ("owner", lambda text, _: person_of(text)),
        "editors": ("editors", lambda text, _: _people(text)),
        "name": ("name", lambda text, _: text),
        "after": ("after", lambda text, _: listed(text, str)),
        "stage": ("stage", partial(_chosen, known=STAGES, what="stage")),
        "done": ("done_when", lambda text, _: text),
        "strategy": ("strategy", partial(_chosen, known=STRATEGIES, what="strategy")),
        **approach_fields(),
        "early": ("failure", _failure),
    }


def approach_fields() -> dict[str, Option]:
    """The fields an approach is made of."""
    return {
        "p": ("chance", chance_of),
        "days": ("days", days_of),
        "sure": ("sure", lambda text, _: number_of(text, "how many tries it is worth")),
        "assumes": ("assumes", lambda text, _: listed(text, str)),
        "role": ("role", lambda text, _: text),
        "people": ("people", lambda text, _: _whole(text, "a number of people")),
        "box": ("time_box", lambda text, _: number_of(text.rstrip("d"), "a time limit")),
        "cost": ("cost", lambda text, _: number_of(text, "a cost")),
        "who": ("owner", lambda text, _: person_of(text)),
    }


def _chosen(text: str, words: Words, *, known: tuple[str, ...], what: str) -> str:
    return choice(text, known, words, what)


def _people(text: str) -> tuple[str, ...]:
    return () if text.lower() in ("none", "nobody") else listed(text, person_of)


def _date(text: str, words: Words, *, today: date) -> date:
    found = date_of(text, today)
    if found is None:
        raise not_a_date(text, words.typed, today)
    return found


def _whole(text: str, what: str) -> int:
    value = number_of(text, what)
    if value != int(value) or value < 1:
        raise NotUnderstood(f"*{text}* is not {what}; write a whole number from 1.", place=text)
    return int(value)


def _failure(text: str, words: Words) -> str:
    return "early" if choice(text, ("yes", "no"), words, "answer") == "yes" else "at_end"


_VALUE = re.compile(r"([\d.,_]+)\s*([A-Za-z]{3})?\s*(?:(?:per|/|a)\s*(year))?", re.IGNORECASE)


def value_of(text: str) -> Value:
    """What success is worth, from ``400000 EUR per year``. Raises NotUnderstood."""
    match = _VALUE.fullmatch(text.strip())
    if match is None:
        raise NotUnderstood(
            f'*{brief(text, 40)}* is no amount. Write value="400000 EUR per year".', place=text
        )
    return Value(
        amount=number_of(match[1], "an amount"),
        currency=(match[2] or "EUR").upper(),
        per="year" if match[3] else None,
    )


def remove(words: Words, _: date) -> RemoveItem:
    """``remove REF``."""
    found = RemoveItem(item=words.next("item to remove").text)
    nothing_left(words, "remove labels/vendor")
    return found


def assume(words: Words, _: date) -> StateAssumption:
    """``assume KEY 80% | true | false "how we know"``."""
    key, said = words.next("assumption").text, words.next("chance, true or false").text
    truths = {"true": 1.0, "false": 0.0}
    chance = truths[said.lower()] if said.lower() in truths else share_of(said, words)
    return StateAssumption(key=key, chance=chance, note=_note(words))


def _note(words: Words) -> str:
    text = " ".join(word.text for word in words.left)
    words.left.clear()
    return text


def team(words: Words, today: date) -> Command:
    """``team research=2 engineering=2 from 2027-02-01 p=60%``, or nothing: show it."""
    people = {word.key: word for word in words.left if word.key and word.key != "p"}
    chances = [word for word in words.left if word.key == "p"]
    words.left = [word for word in words.left if not word.key]
    if not people and not words.left:
        return ShowTeam()
    since = take_date(words, today) if words.take("from") else None
    nothing_left(words, "team research=2 engineering=2 from 1 Feb p=60%")
    return SetTeam(
        people={key: _count(word.value) for key, word in people.items()},
        since=since,
        chance=chance_of(chances[0].value, words) if chances else 1.0,
    )


def _count(text: str) -> int:
    value = number_of(text, "a number of people")
    if value != int(value) or value < 0:
        raise NotUnderstood(f"*{text}* is no number of people; write 0, 1, 2 …", place=text)
    return int(value)


def holiday(words: Words, today: date) -> AddHolidays:
    """``holiday DATE …``."""
    if not words.left:
        raise NotUnderstood("Which day? `holiday 25 Dec` or `holiday 2026-12-25 2027-01-01`.")
    dates = []
    while words.left:
        dates.append(take_date(words, today))
    return AddHolidays(dates=tuple(dates))
