"""Slack ids: stable, snake_case; data travels in ``value``, never here."""

COMMAND = "/mlstatus"
PERFORM = "perform"
"""Prefix of the action ids of buttons that carry a command; a number follows."""

FILL, WEIGH, SUGGEST = "fill", "weigh", "suggest"
"""Inputs of a modal: filled in, with an effect that is shown at once, searched on the server."""
SHOWN = "shown"
"""The block of a modal in which that effect is shown."""
FORM = "form"
"""Prefix of the callback ids of modals; the form's name follows."""
LOG_MESSAGE, LOG_ANYWHERE = "log_experiment", "log_experiment_global"
