"""Translation between Slack payloads and commands; one module per user feature."""

from slack_bolt import App

from handlers import conversation, errors, forms, home, membership, shortcuts


def register(app: App) -> None:
    """Attach every listener."""
    for feature in (conversation, forms, home, shortcuts, membership, errors):
        feature.register(app)
