"""Slack ids: stable, snake_case; data travels in ``value``, never here."""

COMMAND = "/mlstatus"
PERFORM = "perform"
"""Prefix of the action ids of buttons that carry a command; a number follows."""
