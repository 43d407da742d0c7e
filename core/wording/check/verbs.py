"""Verbs of outcomes, changes and plain work, with their forms."""

from collections.abc import Iterable
from typing import Literal

from core.wording.check.vocabulary import wordset

Form = Literal["base", "s", "ing", "past"]

OUTCOMES = wordset(
    """
    solve fix resolve hit reach achieve succeed beat outperform surpass exceed crack nail
    deliver ship double triple halve eliminate eradicate conquer outrank overtake ace smash cure
    """
)
"""What they announce is an outcome, dated or not."""
DATED = wordset(
    """
    launch complete release deploy finish finalize close pass land arrive converge stabilize
    wrap clear recover replace sign deliver materialize productionize roll sort unblock win
    retire productize operationalize graduate
    """
)
"""Promises where a date stands with them, or "it": we'll launch it, we finish by May."""
CHANGES = wordset(
    """
    improve increase reduce cut raise boost lift lower decrease save catch prevent detect grow
    rise climb jump drop shrink maximize minimize unlock generate bring drive push accelerate
    get take fall yield see earn gain transform shave strengthen top go be
    """
)
"""Promises where what changes is a figure or something the business feels."""
MAKES = wordset(
    """
    build implement migrate integrate automate train retrain label connect refactor rewrite
    develop create produce optimize code rebuild scale onboard
    """
)
"""Work; a promise only where it is to be over by a date."""
IRREGULAR = {
    "beat": ("beat", "beaten"), "hit": ("hit",), "cut": ("cut",), "win": ("won",), "get": ("got",),
    "take": ("took", "taken"), "give": ("gave", "given"), "see": ("saw", "seen"), "rise": ("rose",),
    "grow": ("grew", "grown"), "drive": ("drove", "driven"), "fall": ("fell", "fallen"),
    "bring": ("brought",), "go": ("went", "gone"), "be": ("was", "been"), "catch": ("caught",),
    "build": ("built",), "rewrite": ("rewrote", "rewritten"), "come": ("came",),
    "shrink": ("shrank",),
    "overtake": ("overtook",), "rebuild": ("rebuilt",), "make": ("made",), "have": ("had",),
}  # fmt: skip
_DOUBLED = wordset("hit ship cut get win drop stop shrug put top run")
_KEPT_E = frozenset(("be", "see"))


def gerund(lemma: str) -> str:
    """The -ing form: solving, hitting, being."""
    if lemma in _DOUBLED:
        return f"{lemma}{lemma[-1]}ing"
    if lemma.endswith("e") and lemma not in _KEPT_E:
        return f"{lemma[:-1]}ing"
    return f"{lemma}ing"


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2] not in "aeo":
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def _past(lemma: str) -> tuple[str, ...]:
    if lemma in IRREGULAR:
        return IRREGULAR[lemma]
    if lemma in _DOUBLED:
        return (f"{lemma}{lemma[-1]}ed",)
    if lemma.endswith("y") and lemma[-2] not in "aeo":
        return (f"{lemma[:-1]}ied",)
    return (f"{lemma}d" if lemma.endswith("e") else f"{lemma}ed",)


def _forms(lemmas: Iterable[str]) -> dict[str, tuple[str, Form]]:
    """Each form with its lemma; British and American spelling."""
    found: dict[str, tuple[str, Form]] = {}
    for lemma in lemmas:
        for spelt in {lemma, lemma.replace("ize", "ise")}:
            for past in _past(spelt):
                found[past] = (lemma, "past")
            found[_third(spelt)] = (lemma, "s")
            found[gerund(spelt)] = (lemma, "ing")
            found[spelt] = (lemma, "base")
    return found


def forms_to_lemmas(lemmas: Iterable[str]) -> dict[str, str]:
    """Every form of these verbs with its lemma."""
    return {form: lemma for form, (lemma, _) in _forms(lemmas).items()}


FORMS = _forms(
    (*MAKES, *CHANGES, *DATED, *OUTCOMES, "work", "make", "have", "meet", "pay", "break")
)
"""Every form of every verb known here: its lemma, and which form it is."""


def lemma_of(word: str) -> str:
    """A form's lemma, or the word itself."""
    return FORMS[word][0] if word in FORMS else word


def form_of(word: str) -> Form | None:
    """Which form of a known verb a word is."""
    return FORMS[word][1] if word in FORMS else None
