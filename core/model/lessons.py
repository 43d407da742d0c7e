"""A lesson: one short explanation for leaders, with its source."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Sign = Literal[
    "early-gain", "negative-result", "late", "range-missed", "target-moved", "slipped",
    "plateau", "regressed", "quiet", "beside", "premise-false", "shared-premise",
    "never-ran", "first-run", "no-feedback", "one-approach", "many-open", "edited",
]  # fmt: skip
"""What just happened to an objective, or how it stands, that makes a lesson timely."""


class Lesson(BaseModel):
    """One lesson; ``text`` begins in lower case, for it follows a heading."""

    model_config = ConfigDict(frozen=True)

    key: str
    text: str
    source: str
