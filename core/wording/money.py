"""Amounts of money, and what points of a metric come to."""

from core.model.plan import Worth
from core.model.worth import News, PointWorth, Stakes
from core.wording.marks import plain
from core.wording.phrases import number

SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}
THOUSAND = 1000


def money(amount: float, currency: str) -> str:
    """An amount, never below a whole unit: €400,000, 400,000 CHF."""
    sign = SIGNS.get(currency)
    figures = f"{amount:,.0f}"
    return f"{sign}{figures}" if sign else f"{figures} {currency}"


def yearly(per: str | None) -> str:
    """How often an amount comes in."""
    return " a year" if per else ""


def worth_phrase(value: Worth) -> str:
    """What success is worth: worth €400,000 a year."""
    return f"worth {money(value.amount, value.currency)}{yearly(value.per)}"


def stakes_phrase(stakes: Stakes) -> str:
    """What success is worth, as an amount or in words; empty where neither was said."""
    if stakes.value:
        return worth_phrase(stakes.value)
    return plain(stakes.phrase)


def point_phrase(point: PointWorth) -> str:
    """One point of recall is worth €40,000 a year (±€15,000)."""
    spread = f" (±{money(point.spread, point.currency)})" if point.spread else ""
    amount = money(point.amount, point.currency)
    return f"one point of {plain(point.metric)} is worth {amount}{yearly(point.per)}{spread}"


def gain_phrase(news: News, point: PointWorth) -> str:
    """What a change comes to: about €280,000 a year (€175,000 to €385,000)."""
    size = abs(news.points)
    amount = money(_rounded(point.amount * size), point.currency)
    low = max(0.0, point.amount - point.spread) * size
    high = (point.amount + point.spread) * size
    span = f"{money(_rounded(low), point.currency)} to {money(_rounded(high), point.currency)}"
    return f"about {amount}{yearly(point.per)}" + (f" ({span})" if point.spread else "")


def _rounded(amount: float) -> float:
    """No more digits than such a figure earns: whole thousands from ten thousand on."""
    return round(amount / THOUSAND) * THOUSAND if amount >= 10 * THOUSAND else round(amount)


def reading_phrase(value: float) -> str:
    """A reading as people say it: 78 of 100 for 0.78."""
    return f"{value * 100:.3g} of 100" if 0 <= value <= 1 else number(value)
