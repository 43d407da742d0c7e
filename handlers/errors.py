"""The one place where an unexpected failure becomes an answer with a number to quote."""

import secrets
from logging import Logger
from typing import Any

from slack_bolt import App, BoltResponse

from core.errors import UserError
from core.wording.message import Message
from core.wording.mistakes import failure
from handlers.views.messages import reply


def register(app: App) -> None:
    """Attach the error handler."""
    app.error(explain)


def explain(error: Exception, body: dict[str, Any], logger: Logger) -> BoltResponse:
    """Answer the request with what went wrong; the traceback goes to the log, never the text."""
    if isinstance(error, UserError):
        message = Message(lines=(str(error),))
    else:
        reference = secrets.token_hex(4)
        logger.error("failure %s: %s", reference, type(error).__name__, exc_info=error)
        message = failure(reference)
    if "command" in body:
        return BoltResponse(status=200, body=reply(message))
    return BoltResponse(status=200, body="")
