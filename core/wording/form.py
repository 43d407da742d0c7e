"""A window to fill in, in finished sentences: what the views lay out as a modal."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Kind = Literal[
    "line", "lines", "number", "day", "time", "link", "choice", "radio", "boxes", "many",
    "person", "people", "place",
]  # fmt: skip


class Choice(BaseModel):
    """One of several answers; ``more`` explains it in a few words."""

    model_config = ConfigDict(frozen=True)

    value: str
    label: str
    more: str = ""
    group: str = ""


class Entry(BaseModel):
    """One thing asked for.

    Attributes:
        field: The field of the command that it fills.
        value: What stands there to begin with: text, or the values of what is chosen.
        live: Whether the window shows at once what an answer means.
    """

    model_config = ConfigDict(frozen=True)

    field: str
    label: str
    kind: Kind = "line"
    value: str | tuple[str, ...] | None = None
    hint: str = ""
    example: str = ""
    choices: tuple[Choice, ...] = ()
    optional: bool = False
    live: bool = False
    longest: int = 3000


class Form(BaseModel):
    """One window.

    Attributes:
        title: At most 24 characters, as ``submit``.
        lines: Sentences above the questions.
        shown: What the answers so far mean, below those that are live; one line each.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    submit: str
    entries: tuple[Entry, ...]
    lines: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    aside: str = ""
