"""What those who watch the bot are told."""

from datetime import UTC, datetime
from typing import Any

from bot.services import Bot
from core.errors import Busy
from core.store import outbox


def health(bot: Bot, *, connected: bool) -> dict[str, Any]:
    """Whether it is ready, and the age and size of what waits; numbers become metrics."""
    try:
        with bot.store.tx() as tx:
            counts = outbox.counts(tx)
            oldest = outbox.oldest_waiting(tx)
    except Busy:
        return {"ready": False, "database": "busy"}
    age = (datetime.now(UTC) - oldest).total_seconds() if oldest else 0.0
    figures = {f"outbox_{state}": number for state, number in counts.items()}
    return {"ready": True, "slack": connected, "outbox_oldest_seconds": round(age, 1), **figures}
