"""The answer to ``check``: the words, why, and another way to say them."""

from collections.abc import Sequence

from core.model.outcomes.posts import TextChecked
from core.wording.answers import Outlooks, answer
from core.wording.check.checking import Finding, findings
from core.wording.marks import said, strong
from core.wording.message import Message
from core.wording.phrases import counted, small_number

MOST_WORDS = 110
MOST_PLACES = 5
SHOWN = 60
"""Characters of the words found that are shown."""


@answer.register
def _(outcome: TextChecked, outlooks: Outlooks) -> Message:
    outlook = outlooks[0] if outlooks else None
    return checked(findings(outcome.text, outlook))


def checked(found: Sequence[Finding]) -> Message:
    """What was found in a text: all places, then as many rewrites as 110 words hold."""
    if not found:
        return Message(lines=("Nothing here says more than is known.",))
    shown = found[:MOST_PLACES]
    lines = [heading(len(found)), *(_line(each) for each in shown)]
    if len(found) > len(shown):
        lines.append(f"And {counted(len(found) - len(shown), 'more place')}.")
    rewrites = list(dict.fromkeys(each.rewrite for each in shown))
    while len(rewrites) > 1 and _size([*lines, *rewrites]) > MOST_WORDS:
        rewrites.pop(0)
    return Message(lines=(*lines, f"{strong('Instead:')} {' '.join(rewrites)}"))


def heading(count: int) -> str:
    """How many places were found."""
    places = "place" if count == 1 else "places"
    return f"{small_number(count).capitalize()} {places} a reader could misread:"


def _line(finding: Finding) -> str:
    words = said(finding.words, longest=SHOWN)
    return f"• {words} {finding.why.removeprefix('This ')}"


def _size(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)
