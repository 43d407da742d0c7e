"""The leaders' weekly brief: shown, posted, switched on and off, answered."""

from datetime import time
from typing import Annotated, Literal

from pydantic import Field

from core.commands.base import Command
from core.commands.fields import Reference

Answered = Literal["approve", "decline", "ask"]


class ShowBrief(Command):
    """``brief preview``: as it would be posted now, to the person who asks."""


class PostBrief(Command):
    """``brief now``: post it to the leaders' channel at once."""


class ScheduleBrief(Command):
    """``brief to #channel [friday 16:00]``; no channel is this one; weekday 0 is Monday."""

    channel: Annotated[str, Field(max_length=80)] = ""
    weekday: Annotated[int, Field(ge=0, le=6)] = 4
    at: time = time(16)


class StopBrief(Command):
    """``brief off``."""


class ConsentToBrief(Command):
    """``brief with|without OBJECTIVE``: whether a private channel's objective may stand in it."""

    objective: Reference
    consents: bool


class AnswerDecision(Command):
    """What a leader says to a brief's decision; ``brief`` is the key of its message."""

    brief: Annotated[str, Field(max_length=120)]
    objective: int
    approach: int | None = None
    answer: Answered
