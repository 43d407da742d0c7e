"""A text without what the check found: said with the forecast's numbers, or left out."""

import re
from collections.abc import Iterable

from core.wording.check.checking import Finding

GAP = "…"
"""What a rewrite holds where only a person can fill it in."""
_QUOTE = re.compile(r"[“\"][^”\"\n]*[”\"]")
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?=\s|$|[”\"])|[.](?=\d)[^.!?\n]*)*[.!?]?")
_LABEL = re.compile(r"\s*(?:\*[^*]+\*)?\s*(?:\([^)]*\))?\s*:?\s*\*?\s*[.·•]?\s*")


def tidied(text: str, found: Iterable[Finding]) -> str:
    """Each sentence or quotation with a finding replaced by its rewrite, or left out.

    A rewrite with gaps is left out too: nobody could post it as it stands.
    """
    kept: list[str] = []
    at = 0
    for first, end, said in _spans(text, found):
        kept += [text[at:first], said]
        at = end
    lines = "".join([*kept, text[at:]]).split("\n")
    tidy = (re.sub(r"[ \t]{2,}", " ", line).strip() for line in lines)
    return "\n".join(line for line in tidy if not _LABEL.fullmatch(line))


def _spans(text: str, found: Iterable[Finding]) -> list[tuple[int, int, str]]:
    """Where something is taken out, in order and apart, and what stands there instead."""
    spans: dict[tuple[int, int], list[str]] = {}
    for each in found:
        span, quoted = _around(text, each.start)
        whole = not quoted and GAP not in each.rewrite
        spans.setdefault(span, []).extend([each.rewrite] if whole else [])
    apart: list[tuple[int, int, str]] = []
    for (first, end), said in sorted(spans.items()):
        if not apart or first >= apart[-1][1]:
            apart.append((first, end, _spaced(" ".join(dict.fromkeys(said)))))
    return apart


def _spaced(text: str) -> str:
    return f" {text} " if text else ""


def _around(text: str, at: int) -> tuple[tuple[int, int], bool]:
    """The quotation a place lies in, else its sentence."""
    for match in _QUOTE.finditer(text):
        if match.start() <= at < match.end():
            return match.span(), True
    start = max((m.end() for m in re.finditer(r"\n|[.!?]\s+", text[:at])), default=0)
    ends = re.search(r"[.!?](?=\s|$)|\n|$", text[at:])
    end = at + (ends.end() if ends and ends.group() != "\n" else ends.start() if ends else 0)
    return (start, end), False
