"""What progress is worth: the answer to ``worth``, and an update's lines on it."""

from collections.abc import Sequence

from core.model.outcomes.practice import WorthStated
from core.model.worth import News, Stakes
from core.wording.answers import Outlooks, answer, undo
from core.wording.marks import code, person, plain, strong
from core.wording.message import Message
from core.wording.money import gain_phrase, point_phrase, reading_phrase, stakes_phrase
from core.wording.phrases import number

NEWS_SHOWN = 2
EXAMPLE = "worth recall 40000 EUR ±15000"
IN_WORDS = 'worth "fewer chargebacks"'


@answer.register
def _(outcome: WorthStated, _: Outlooks) -> Message:
    name = strong(outcome.item.name)
    told = [_capital(f"{point_phrase(each)}.") for each in outcome.points]
    success = stakes_phrase(outcome.stakes)
    if success:
        told.insert(0, f"If it succeeds: {success}.")
    if not told:
        ways = f"{code(EXAMPLE)} or {code(IN_WORDS)}"
        return Message(lines=(f"Nothing was said yet of what {name} is worth. {ways} says it.",))
    saved = "Saved" if outcome.change else "So far"
    lines = (f"{saved} for {name}:", *(f"• {each}" for each in told))
    last = "Updates say news of a metric in this, with the range." if outcome.points else ""
    return Message(lines=(*lines, *([last] if last else [])), buttons=undo(outcome))


def stakes_line(stakes: Stakes, owner: str) -> str:
    """What success is worth; where nobody said so, what is missing, asked of the owner."""
    if stakes.known:
        return f"{strong('If it succeeds:')} {stakes_phrase(stakes)}."
    return (
        f"{strong('Worth not stated:')} {person(owner)}, what is success worth to the business?"
        f" {code(IN_WORDS)} will do."
    )


def news_lines(news: Sequence[News], owner: str) -> list[str]:
    """Metric news in what it is worth; where nobody said so, what is missing, asked of the owner.

    A change without its worth means little outside the team, so its figures are left out.
    """
    valued = [each for each in news if each.point and each.points]
    bare = sorted({each.metric for each in news if each.point is None})
    lines = [_valued(each) for each in valued[:NEWS_SHOWN]]
    if bare:
        metric = plain(bare[0])
        lines.append(
            f"{strong('Worth not stated:')} {metric} has new readings."
            f" {person(owner)}, what is one point worth a year?"
            f" {code(f'worth {metric} 40000 EUR ±15000')}"
        )
    return lines


def _valued(news: News) -> str:
    assert news.point is not None
    assert news.before is not None
    change = f"{_count(abs(news.points))} {'up' if news.points > 0 else 'down'}"
    gain = gain_phrase(news, news.point)
    metric, now = plain(news.metric).capitalize(), reading_phrase(news.now)
    if news.better:
        return f"{strong('Worth:')} {metric} is {now}, {change}; if that holds, {gain}."
    return f"{strong('Worth:')} {metric} is {now}, {change}; if that stays, {gain} less."


def _count(points: float) -> str:
    """Points in words; one decimal where they are few."""
    shown = number(round(points, 1))
    return f"{shown} point" if shown == "1" else f"{shown} points"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
