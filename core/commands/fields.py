"""The kinds of value that commands are made of, with their bounds."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

Name = Annotated[str, Field(min_length=1, max_length=120)]
Note = Annotated[str, Field(max_length=3000)]
Reference = Annotated[str, Field(min_length=1, max_length=200)]
Chance = Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
Sure = Annotated[float, Field(gt=0, le=1000, allow_inf_nan=False)]
Money = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
Person = Annotated[str, Field(pattern=r"^[UW][A-Z0-9]{2,20}$")]
"""A Slack user id."""


def _in_this_century(day: date) -> date:
    if not date(2000, 1, 1) <= day < date(2100, 1, 1):
        raise ValueError(f"the year {day.year} is out of range (2000 to 2099)")
    return day


Day = Annotated[date, AfterValidator(_in_this_century)]
