"""Days as people give them for what has happened."""

from datetime import date

from core.errors import Refused


def not_future(day: date, today: date) -> date:
    """The day, if it has come. Raises Refused."""
    if day > today:
        raise Refused(
            f"{day.isoformat()} is still to come; log it when it has happened.", field="on"
        )
    return day
