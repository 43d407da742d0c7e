"""Questions about the plan: the verbs with little behind them."""

from datetime import date

from core.commands.questions import (
    AskForecast,
    AskHelp,
    AskHistory,
    AskNext,
    AskPrivacy,
    AskRisks,
    AskWhy,
    ShowFigure,
    UndoLast,
)
from core.errors import NotUnderstood
from handlers.grammar.dates import take_past_date
from handlers.grammar.options import nothing_left, only_reference
from handlers.grammar.values import choice
from handlers.grammar.words import Words

WHY = "why fraud-v2 since 1 Nov"
SHOW = "show curve fraud-v2"
FIGURES = ("curve", "forecasts", "items", "tries", "results", "metric", "readings")
OF_APPROACHES = ("metric", "readings")


def forecast(words: Words, _: date) -> AskForecast:
    """``forecast [objective]``."""
    return AskForecast(objective=only_reference(words, "forecast fraud-v2"))


def next_(words: Words, _: date) -> AskNext:
    """``next [objective]``."""
    return AskNext(objective=only_reference(words, "next fraud-v2"))


def why(words: Words, today: date) -> AskWhy:
    """``why [objective] [since DATE]``."""
    asked = words.left[0].text if words.left and words.left[0].text.lower() != "since" else None
    if asked is not None:
        words.left.pop(0)
    since = take_past_date(words, today) if words.take("since") else None
    nothing_left(words, WHY)
    if since and since >= today:
        raise NotUnderstood(f"*{since}* is not past yet. `{WHY}`.", place=str(since))
    return AskWhy(objective=asked, since=since)


def risks(words: Words, _: date) -> AskRisks:
    """``risks [objective]``."""
    return AskRisks(objective=only_reference(words, "risks fraud-v2"))


def history(words: Words, _: date) -> AskHistory:
    """``history [REF]``."""
    return AskHistory(item=only_reference(words, "history labels/vendor"))


def help_(words: Words, _: date) -> AskHelp:
    """``help [topic]``."""
    return AskHelp(topic=words.rest())


def undo(words: Words, _: date) -> UndoLast:
    """``undo``."""
    nothing_left(words, "undo")
    return UndoLast()


def privacy(words: Words, _: date) -> AskPrivacy:
    """``privacy``."""
    nothing_left(words, "privacy")
    return AskPrivacy()


def show(words: Words, _: date) -> ShowFigure:
    """``show curve|forecasts|items|tries [OBJECTIVE]``, ``show results [OBJECTIVE|mine]``,
    ``show metric|readings APPROACH [NAME]``.
    """
    if not words.left:
        raise NotUnderstood(f"Show what? {', '.join(FIGURES)}: `{SHOW}`.")
    figure = choice(words.next("figure").text, FIGURES, words, "figure")
    mine = figure == "results" and words.take("mine", "me")
    item = words.next("name").text if words.left and not mine else None
    metric = words.next("metric").text if words.left and figure in OF_APPROACHES else None
    nothing_left(words, SHOW)
    if figure in OF_APPROACHES and item is None:
        raise NotUnderstood(f"Of which approach? `show {figure} labels/vendor recall`.")
    given = {"figure": figure, "item": item, "metric": metric, "mine": bool(mine)}
    return ShowFigure.model_validate(given)
