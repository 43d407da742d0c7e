"""A copy of the database each day, checked; the oldest go."""

import logging
from datetime import date
from pathlib import Path

from core.store import files, places
from core.store.store import Store

log = logging.getLogger(__name__)
NAMED = "mlstatus-*.db"


def folder_of(database: Path) -> Path:
    """Where the copies of a database lie: beside it."""
    return database.with_name(f"{database.name}.backups")


def newest(database: Path) -> Path | None:
    """The newest copy, or None where there is none."""
    return max(folder_of(database).glob(NAMED), default=None)


def back_up(store: Store, database: Path, today: date) -> Path | None:
    """Make the day's copy unless it is there, and keep as many as the workspaces want.

    A copy gets its name only once it was found whole, so what has a name can be restored.
    """
    with store.tx() as tx:
        kept = max((each.backups for each in places.workspaces(tx)), default=DEFAULT)
    folder = folder_of(database)
    wanted = folder / f"mlstatus-{today.isoformat()}.db"
    if not kept or wanted.exists():
        return None
    folder.mkdir(exist_ok=True)
    made = _copied(database, wanted)
    for old in sorted(folder.glob(NAMED))[:-kept]:
        old.unlink(missing_ok=True)
    return made


DEFAULT = 14


def _copied(database: Path, wanted: Path) -> Path | None:
    unchecked = wanted.with_suffix(".unchecked")
    unchecked.unlink(missing_ok=True)
    trouble = files.copied(database, unchecked)
    if trouble:
        log.error("the daily backup is not whole: %s", trouble)
        return None
    unchecked.replace(wanted)
    log.info("backed up to %s", wanted.name)
    return wanted
