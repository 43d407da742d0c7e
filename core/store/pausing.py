"""What rests while a channel is archived or without the bot."""

from core.store.store import Tx


def rest(tx: Tx, team: str, channel: str) -> None:
    """No question that stands about a channel's objectives is asked any more."""
    tx.run(
        "UPDATE nudges SET stands = 0 WHERE team = ? AND objective IN"
        " (SELECT id FROM objectives WHERE team = ? AND channel = ?)",
        team, team, channel,
    )  # fmt: skip
