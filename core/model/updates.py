"""A week's update of an objective, as kept."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Json

from core.model.plan import Noun

UpdateState = Literal["draft", "posted", "retracted"]


class Noted(BaseModel):
    """Words that a reader could take for more than is known, as the check found them."""

    model_config = ConfigDict(frozen=True)

    words: str
    kind: str
    why: str
    rewrite: str = ""


class Update(Noun):
    """One objective's update of one week.

    Attributes:
        week: The Monday it belongs to.
        drafted: What the data said when it was last saved or posted.
        text: The writer's own words; empty where the data's are good enough.
        posted: What stands in the channel, or was taken out of it.
        findings: What the check found in it, posted all the same.
        message: The outbox row of its message, once there is one.
    """

    objective: int
    week: date
    drafted: str
    text: str
    posted: str
    findings: Json[tuple[Noted, ...]]
    state: UpdateState
    message: int | None
