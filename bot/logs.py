"""Log lines: when, how bad, who, what; never a token, an answer address or what people typed.

One record is one line. Of an error the log has its kind and the places it came through: its own
words may quote what somebody typed, unless the system or the database said them.
"""

import logging
import re
import traceback
from collections.abc import Iterable
from types import TracebackType

from sqlite_utils.utils import sqlite3

SECRET = re.compile(
    r"xox[a-z]-[\w-]+|xapp-[\w-]+|wss?://\S+|https?://\S*/(?:commands|actions|response)/\S+"
    r"|(?<=Bearer )\S+"
)
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LEAST = {
    # Bolt sets its loggers' levels itself, so theirs are held here: below ERROR they speak of
    # payloads, among them the bodies of requests that could not be verified.
    "slack_bolt": logging.ERROR,
    "slack_sdk": logging.ERROR,
    "apscheduler": logging.WARNING,
    "waitress.queue": logging.ERROR,
}
TELLING = (OSError, sqlite3.Error)
Failure = tuple[type[BaseException], BaseException, TracebackType | None]


class Quiet(logging.Filter):
    """Lets through what is bad enough for who says it."""

    def filter(self, record: logging.LogRecord) -> bool:
        names = [name for name in LEAST if f"{record.name}.".startswith(f"{name}.")]
        return all(record.levelno >= LEAST[name] for name in names)


class Redacted(logging.Formatter):
    """One line a record, without secrets; ``secrets`` are some that no pattern would know."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__(FORMAT)
        known = sorted(filter(None, secrets), key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known)) if known else r"(?!)")

    def format(self, record: logging.LogRecord) -> str:
        line = SECRET.sub("[redacted]", super().format(record).replace("\n", " | "))
        return self._known.sub("[redacted]", line.replace("\r", " "))

    def formatException(self, ei: Failure | tuple[None, None, None]) -> str:  # noqa: N802 - logging's
        error = ei[1]
        chain: list[str] = []
        while error is not None and len(chain) < 5:
            chain.append(_told(error))
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return " after ".join(chain)


def _told(error: BaseException) -> str:
    words = f" ({error})" if isinstance(error, TELLING) else ""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{_short(each.filename)}:{each.lineno} {each.name}" for each in frames[-8:]]
    return f"{type(error).__name__}{words} at {' > '.join(places) or 'no place'}"


def _short(name: str) -> str:
    return "/".join(name.replace("\\", "/").split("/")[-2:])


def set_up(level: int = logging.INFO, secrets: Iterable[str] = ()) -> None:
    """Log to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacted(secrets))
    handler.addFilter(Quiet())
    logging.basicConfig(level=level, handlers=[handler], force=True)
