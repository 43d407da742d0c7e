"""``resolve`` and ``calibration``: how things came out, and how good the chances were."""

from datetime import date

from core.commands.resolving import AskCalibration, Resolve
from core.errors import NotUnderstood
from core.model.states import Resolution
from handlers.grammar.options import nothing_left
from handlers.grammar.words import Words, unknown

RESOLVE = 'resolve labels/vendor yes "their audit passed"'
RESOLUTIONS: dict[str, Resolution] = {
    "yes": "yes", "won": "yes", "no": "no", "lost": "no",
    "ambiguous": "ambiguous", "unclear": "ambiguous",
}  # fmt: skip


def resolve(words: Words, _: date) -> Resolve:
    """``resolve REF yes|no|ambiguous "how we know"``."""
    if not words.left:
        raise NotUnderstood(f"What came out, and how? `{RESOLVE}`.")
    reference = words.next("reference").text
    if not words.left:
        raise NotUnderstood(
            f"Did *{reference}* come true? Say yes, no or ambiguous: `resolve {reference} yes`.",
            place=reference,
        )
    said = words.next("answer").text
    if said.lower() not in RESOLUTIONS:
        raise unknown(words, said, ("yes", "no", "ambiguous"), "answer")
    learned = " ".join(word.text for word in words.left)
    words.left.clear()
    return Resolve(item=reference, resolution=RESOLUTIONS[said.lower()], learned=learned)


def calibration(words: Words, _: date) -> AskCalibration:
    """``calibration [OBJECTIVE|mine]``."""
    mine = words.take("mine", "me")
    reference = words.next("objective").text if words.left and not mine else None
    nothing_left(words, "calibration fraud-v2")
    return AskCalibration(objective=reference, mine=mine)
