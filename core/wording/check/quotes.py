"""Which parts of a text are other people's words: quotations, code, and Slack's quoted lines."""

import re
from bisect import bisect_right

Spans = list[tuple[int, int]]

_QUOTED = re.compile(
    r"“[^“”\n]{1,600}”|„[^„“”\n]{1,600}[“”]|«[^«»\n]{1,600}»|\"[^\"\n]{1,600}\""
    r"|‘[^‘\n]{1,200}’(?![^\W_])|(?<![^\s(])'(?=[^\W_])[^'\n]{1,200}(?:'[^\W_][^'\n]{0,200})?'(?![^\W_])"
    r"|`[^`\n]{1,600}`|^[ \t]*(?:>|&gt;)[^\n]{0,2000}",
    re.MULTILINE,
)
_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "'": "'", "‘": "’"}


def quotations(text: str) -> Spans:
    """Start and end of each quotation, in order; none where the whole text stands in quotes."""
    found = [match.span() for match in _QUOTED.finditer(text)]
    whole = text.strip()
    first = len(text) - len(text.lstrip())
    return [] if _all_quoted(whole) and found[:1] == [(first, first + len(whole))] else found


def _all_quoted(text: str) -> bool:
    return len(text) > 1 and text[-1] in _PAIRS.get(text[0], "")


def inside(spans: Spans, at: int) -> bool:
    """Whether a position lies in one of the spans, which are in order."""
    index = bisect_right(spans, (at, len(spans) and spans[-1][1])) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]
