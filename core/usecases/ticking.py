"""What is due at a moment, computed from the database: new days, posts, nudges, what is too old."""

from datetime import datetime

from core.model.clock import local_day
from core.store import forecasts, places, plan
from core.store.places import Period
from core.store.store import Store, Tx
from core.usecases.briefs import post_due_briefs
from core.usecases.keeping import forget_what_is_old
from core.usecases.nudging import post_due_nudges
from core.usecases.reports import post_due_digests


def tick(store: Store, now: datetime) -> None:
    """Do what is due, each once and each in its own transaction.

    The new day comes first, so that a digest of this very tick waits for no mark of it: it
    speaks of the forecast that is stored.
    """
    with store.tx() as tx:
        begin_day(tx, now)
    with store.tx() as tx:
        post_due_digests(tx, now)
    with store.tx() as tx:
        post_due_briefs(tx, now)
    with store.tx() as tx:
        post_due_nudges(tx, now)
    with store.tx() as tx:
        forget_what_is_old(tx, now)


def begin_day(tx: Tx, now: datetime) -> None:
    """On each new working day of a workspace, ask again for its forecasts that do not rest."""
    for workspace in places.workspaces(tx):
        today = local_day(now, workspace.timezone)
        period = Period(workspace.team, "day", today.isoformat())
        works = workspace.removed_at is None and today.weekday() < 5
        if works and places.claim_period(tx, period, "done", now):
            for objective in plan.objectives(tx, workspace.team):
                if not places.channel(tx, workspace.team, objective.channel).paused:
                    forecasts.mark_dirty(tx, objective.id, workspace.team)
