"""Another way to say it: with the forecast's numbers, else a shape that asks for them."""

from core.model.outlook import Outlook
from core.wording.chances import moved, spoken
from core.wording.check.found import Found
from core.wording.check.hype import PHRASES as PRAISE
from core.wording.check.metric import NAMES
from core.wording.check.tokens import NUMBER, PERCENT
from core.wording.check.verbs import gerund, lemma_of
from core.wording.phrases import by_day

OF_A_HUNDRED = {
    "recall": "We now find {after} of 100, up from {before}",
    "precision": "Of 100 alarms {after} are right, up from {before}",
    "accuracy": "{after} of 100 cases come out right, up from {before}",
}


def rewritten(found: Found, words: str, outlook: Outlook | None) -> str:
    """A sentence, or a shape with gaps (…), for the words found; it passes the check itself."""
    chance = chance_phrase(outlook)
    if found.kind == "metric":
        return _metric(found, words)
    if found.kind == "hype":
        return "What changed: … (was …), worth … a year; not tested yet: …."
    if found.kind == "certainty":
        return _certain(found, chance)
    if found.kind == "extrapolation":
        return f"So far: …. Such a pace seldom lasts, so the chance counts: {chance}."
    return _promised(found, chance, outlook)


def chance_phrase(outlook: Outlook | None) -> str:
    """The forecast in a few words: 55% by 31 March, was 52%; gaps where there is none."""
    if outlook is None or outlook.chance is None:
        return "about … % by … (was … %)"
    said = spoken(outlook.chance, outlook)
    about = said if said.startswith(("about", "under", "over")) else f"about {said}"
    was = f" (was {spoken(outlook.was, outlook)})" if moved(outlook) and outlook.was else ""
    return f"{about} by {by_day(outlook.target, outlook.today)}{was}"


def _promised(found: Found, chance: str, outlook: Outlook | None) -> str:
    if outlook is not None and outlook.chance is not None:
        return f"Chance of meeting the target date: {chance}."
    doing = _doing(found)
    if doing:
        return f"Chance of {doing}: about … % (was … %)."
    return f"Chance of getting there: {chance}."


def _doing(found: Found) -> str:
    """What was promised, as an activity: solving it next week."""
    praised = any(True for _ in PRAISE.found(found.sentence.words[max(found.verb, 0) : found.end]))
    if praised or found.verb < 0 or found.verb >= found.end:
        return ""
    written = [token.written for token in found.sentence.tokens[found.verb + 1 : found.end]]
    words = " ".join(written)
    for sign in (",", ":", "%", ")", "."):
        words = words.replace(f" {sign}", sign)
    verb = found.sentence.words[found.verb]
    lemma = "be" if verb in ("is", "are", "'s") else lemma_of(verb)
    if found.group == "verbless":
        return f"being {verb} {words}".strip()
    return f"{gerund(lemma)} {words}".strip()


def _certain(found: Found, chance: str) -> str:
    if found.group == "small":
        return f"Still open: …, expected … to … working days; {chance}."
    return f"What speaks for it: …. What speaks against it: …. Chance: {chance}."


def _metric(found: Found, words: str) -> str:
    """The figure with its worth; recall, precision and accuracy as cases of a hundred."""
    tokens = found.sentence.tokens[found.first : found.end]
    name = next((token.word for token in tokens if token.word in NAMES), "")
    figures = [
        _of_a_hundred(token.written, tokens[i + 1].word if i + 1 < len(tokens) else "")
        for i, token in enumerate(tokens) if token.word == NUMBER
    ]  # fmt: skip
    shape = OF_A_HUNDRED.get(name)
    if shape and len(figures) == 2 and all(figures):
        said = shape.format(before=figures[0], after=figures[1])
        return f"{said}; worth about … a year (… to …)."
    return f"{words[:1].upper()}{words[1:]}, which is worth about … a year (… to …)."


def _of_a_hundred(written: str, after: str) -> str:
    try:
        value = float(written.replace(",", "."))
    except ValueError:
        return ""
    if 0 < value < 1 and after != PERCENT:
        return f"{value * 100:.3g}"
    return f"{value:.3g}" if after == PERCENT and 0 < value <= 100 else ""
