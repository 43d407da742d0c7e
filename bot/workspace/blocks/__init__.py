"""Slack's documented limits of messages and views, as tables that payloads are held against.

The limits are those of ../shared/slack-limits.md (docs.slack.dev, @slack/types 3.2.0): what is
certain is a fault, what sources disagree about is a warning.
"""

from bot.workspace.blocks.finding import Finding, faults, warnings
from bot.workspace.blocks.messages import findings_of_blocks, findings_of_message
from bot.workspace.blocks.views import findings_of_view

__all__ = [
    "Finding", "faults", "faults_of_message", "faults_of_view", "findings_of_blocks",
    "findings_of_message", "findings_of_view", "warnings",
]  # fmt: skip


def faults_of_message(payload: object) -> list[Finding]:
    """What Slack would refuse in the arguments of chat.postMessage: text, blocks, attachments."""
    return faults(findings_of_message(payload))


def faults_of_view(view: object) -> list[Finding]:
    """What Slack would refuse in a modal or Home view."""
    return faults(findings_of_view(view))
