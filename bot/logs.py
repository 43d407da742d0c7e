"""Log lines: when, how bad, who, what; never a token, an answer address or what people typed."""

import logging
import re

SECRET = re.compile(
    r"xox[a-z]-[\w-]+|xapp-[\w-]+|https?://\S*/(?:commands|actions|response)/\S+"
    r"|(?<=Bearer )\S+"
)
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Redacted(logging.Formatter):
    """Takes secrets out of finished lines, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        return SECRET.sub("[redacted]", super().format(record))


def set_up(level: int = logging.INFO) -> None:
    """Log to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacted(FORMAT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Bolt logs the bodies of requests it cannot verify at INFO, and bodies in general at DEBUG.
    for name in ("slack_bolt", "slack_sdk", "apscheduler"):
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("slack_bolt.RequestVerification").setLevel(logging.WARNING)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
