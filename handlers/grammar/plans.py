"""``plan NAME by DATE: TASK; APPROACH? | APPROACH?; …``, export and import."""

import re
from datetime import date

from core.commands.plans import ExportPlan, SketchedApproach, SketchedTask, StartPlan
from core.errors import NotUnderstood
from handlers.grammar.dates import date_of, not_a_date
from handlers.grammar.values import chance_of, days_of
from handlers.grammar.words import QUOTES, Words, brief

_BY = re.compile(r"\bby(?=\s+([^:;|\n]{1,40}?)\s*(:))", re.IGNORECASE)
"""Looks ahead, so that a name may hold the word by: Stand by me by 31 Mar."""
_CHANCE = re.compile(r"[+-]?\d+(?:\.\d+)?%")
_DAYS = re.compile(r"\d+(?:\.\d+)?(?:[-–]\d+(?:\.\d+)?){0,2}[dw]", re.IGNORECASE)
EXAMPLE = "plan Catch card fraud earlier by {day}: clean labels; graph features? | sequence model?"
LONGEST = 120


def plan(words: Words, today: date) -> StartPlan:
    """A whole plan at once. Raises NotUnderstood."""
    words.left.clear()
    body = words.typed.partition(" ")[2].strip()
    name, target, rest = _headed(body, words, today)
    pieces = [piece.strip() for piece in re.split(r"[;\n]", rest)]
    tasks = tuple(_task(piece, words) for piece in pieces if piece)
    if not tasks:
        raise NotUnderstood(
            f"*{brief(name, 60)}* has no tasks yet. Name some after the colon, with ; between"
            f" them: `{_example(today)}`.",
            place=brief(body, 60),
        )
    return StartPlan(name=name, target=target, tasks=tasks)


def _headed(body: str, words: Words, today: date) -> tuple[str, date, str]:
    """Name, target date and what follows the colon."""
    found = [(match, date_of(match[1], today)) for match in _BY.finditer(body)]
    for match, day in found:
        name = body[: match.start()].strip().strip(QUOTES).strip()
        if day and name:
            return _short(name, "The name"), day, body[match.end(2) :]
    if found and body[: found[0][0].start()].strip():
        raise not_a_date(found[0][0][1], words.typed, today)
    repaired = _repaired(body, today)
    way_on = "Did you mean this?" if repaired else f"It goes like this: `{_example(today)}`."
    raise NotUnderstood(
        f"A plan needs a name, a date and tasks; there is no `NAME by DATE:` yet. {way_on}",
        place=brief(body, 60),
        suggestion=repaired,
    )


def _repaired(body: str, today: date) -> str | None:
    """The same plan with a date put in, where there is something to plan."""
    name, colon, rest = body.partition(":")
    if not colon or not name.strip() or not rest.strip():
        return None
    return f"plan {name.strip()} by {_later(today)}: {rest.strip()}"


def _example(today: date) -> str:
    return EXAMPLE.format(day=_later(today))


def _later(today: date) -> str:
    return date.fromordinal(today.toordinal() + 120).isoformat()


def _short(name: str, what: str) -> str:
    if len(name) > LONGEST:
        raise NotUnderstood(
            f"{what} *{brief(name, 60)}* has {len(name)} characters; {LONGEST} are the most.",
            place=brief(name, 60),
        )
    return name


def _task(piece: str, words: Words) -> SketchedTask:
    parts = [part.strip() for part in piece.split("|")]
    approaches = tuple(_approach(part, words) for part in parts if part)
    if not approaches:
        raise NotUnderstood(
            f"There is nothing between the bars in `{brief(piece, 40)}`.", place=piece
        )
    return SketchedTask(name=approaches[0].name, approaches=approaches)


def _approach(part: str, words: Words) -> SketchedApproach:
    """A name, and behind it in any order ``?``, a chance and a range of days with its unit."""
    name, doubtful, chance, days = part, False, None, None
    while True:
        last = name.rpartition(" ")[2]
        if name.endswith("?"):
            name, doubtful = name.rstrip("?").rstrip(), True
        elif _CHANCE.fullmatch(last):
            name, chance = name[: -len(last)].rstrip(), chance_of(last, words)
        elif _DAYS.fullmatch(last):
            days = days_of(last.replace("–", "-"), words)
            name = name[: -len(last)].rstrip()
        else:
            break
    name = name.strip(QUOTES).strip()
    if not name:
        raise NotUnderstood(f"`{brief(part, 40)}` has no name.", place=part)
    return SketchedApproach(
        name=_short(name, "The name"), doubtful=doubtful, chance=chance, days=days
    )


def export(_: Words, __: date) -> ExportPlan:
    """The plan as a file."""
    return ExportPlan()
