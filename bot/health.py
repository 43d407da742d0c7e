"""What those who watch the bot are told."""

from datetime import UTC, datetime
from typing import Any

from bot.identity import Identity
from bot.services import Bot
from core.errors import Busy
from core.store import outbox


def health(bot: Bot, identity: Identity) -> dict[str, Any]:
    """Whether it is ready, and the age and size of what waits; numbers become metrics.

    Slack being down does not make the bot unready: what it is told is kept, what it says waits.
    """
    try:
        with bot.store.tx() as tx:
            counts = outbox.counts(tx)
            oldest = outbox.oldest_waiting(tx)
    except Busy:
        return {"ready": False, "database": "busy"}
    age = (datetime.now(UTC) - oldest).total_seconds() if oldest else 0.0
    facts = {"ready": True, "slack": identity.known, "outbox_oldest_seconds": round(age, 1)}
    troubles = {"slack_trouble": identity.trouble, "delivery_trouble": bot.sender.trouble}
    figures = {f"outbox_{state}": number for state, number in counts.items()}
    return facts | figures | {name: words for name, words in troubles.items() if words}
