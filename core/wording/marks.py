"""Marks inside sentences: what people typed enters a sentence only through these.

The marks are private-use characters, which the views turn into bold, code or a person's name;
``twin`` turns them into plain text for notifications, logs of tests and screen readers.
"""

import re

STRONG, STRONG_END = "\ue001", "\ue002"
CODE, CODE_END = "\ue003", "\ue004"
PERSON, PERSON_END = "\ue005", "\ue006"
QUIET, QUIET_END = "\ue007", "\ue008"
PLACE, PLACE_END = "\ue009", "\ue00a"

_UNWANTED = re.compile(
    "[\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


def plain(text: str) -> str:
    """What somebody typed, on one line, without marks, controls or direction overrides."""
    return " ".join(_UNWANTED.sub("", text).split())


def strong(text: str) -> str:
    """A name or a figure, set off."""
    return f"{STRONG}{plain(text)}{STRONG_END}"


def premise(key: str) -> str:
    """What a plan counts on, in the words of its key: “labels are clean”."""
    return f"“{plain(key.replace('-', ' '))}”"


def code(text: str) -> str:
    """Something that can be typed as it stands."""
    return f"{CODE}{plain(text)}{CODE_END}"


def person(user: str) -> str:
    """A person, by Slack user id, whom the views name; without an id, somebody."""
    if not user:
        return "somebody"
    return f"{PERSON}{user}{PERSON_END}"


def place(channel: str) -> str:
    """A channel, by Slack id; the views show its name."""
    return f"{PLACE}{channel}{PLACE_END}"


def said(note: str, *, longest: int = 300) -> str:
    """A note in quotation marks, cut at a word where it is long."""
    text = plain(note)
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0] + " …"
    return f"“{text[:1].upper()}{text[1:]}”"


def twin(text: str) -> str:
    """A sentence as plain text."""
    for mark, shown in _SHOWN.items():
        text = text.replace(mark, shown)
    return text


_SHOWN = {
    STRONG: "*", STRONG_END: "*", CODE: "`", CODE_END: "`", PERSON: "<@", PERSON_END: ">",
    QUIET: "", QUIET_END: "", PLACE: "<#", PLACE_END: ">",
}  # fmt: skip
