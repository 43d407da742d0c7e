"""Something of the plan as a choice: by its name, with what it is in."""

from collections.abc import Sequence

from core.model.forms import Offer
from core.wording.form import Choice
from core.wording.marks import plain

LONGEST = 75
"""Characters of a choice."""


def choices(offers: Sequence[Offer]) -> tuple[Choice, ...]:
    """What can be chosen, in groups where it belongs to several objectives."""
    several = len({each.objective for each in offers}) > 1
    return tuple(_choice(each, several) for each in offers)


def _choice(offer: Offer, several: bool) -> Choice:
    name, inside = plain(offer.item.name), plain(offer.inside)
    label = name if not inside or inside == name else f"{cut(name, 48)} · {inside}"
    group = cut(plain(offer.objective)) if several else ""
    return Choice(value=offer.token, label=cut(label), group=group)


def cut(text: str, longest: int = LONGEST) -> str:
    """Text that fits; four-byte characters count as two, as Slack may count them."""
    if _units(text) <= longest:
        return text
    while _units(text) > longest - 2:
        text = text[:-1]
    return f"{text.rstrip()} …"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
