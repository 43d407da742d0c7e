"""Translation between Slack payloads and commands; one module per user feature."""

from slack_bolt import App

from handlers import conversation, errors, membership


def register(app: App) -> None:
    """Attach every listener."""
    for feature in (conversation, membership, errors):
        feature.register(app)
