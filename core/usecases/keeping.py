"""What is kept about people: shown to each, for how long, and taken away."""

from datetime import datetime, timedelta

from core.commands.questions import AskPrivacy
from core.commands.settings import ChangeKeeping, ChangeSettings, ErasePerson
from core.model.clock import local_day
from core.model.outcomes.data import Erasure, PrivacyShown
from core.model.outcomes.settings import SettingsShown
from core.model.request import Request
from core.store import drafts, places, privacy
from core.store.places import Period
from core.store.store import Tx
from core.usecases.settings import change_settings

DAY = timedelta(days=1)
REPEATS = timedelta(days=30)
"""How long a repeated delivery would be known again; Slack repeats within the hour."""
POSTS = timedelta(days=90)
"""How long the words of what was posted are kept; Slack has them."""


def ask_privacy(_: AskPrivacy, request: Request, tx: Tx) -> PrivacyShown:
    """What is kept about the person who asks, in counts."""
    counts = privacy.kept_about(tx, request.team, request.user)
    return PrivacyShown(**counts, retention=places.workspace(tx, request.team).retention)


def change_keeping(command: ChangeKeeping, request: Request, tx: Tx) -> SettingsShown:
    """Set how long names stay and how many backups are kept, for the workspace."""
    workspace = places.workspace(tx, request.team)
    given = command.model_dump(include=set(command.model_fields_set))
    places.put_workspace(tx, workspace.model_copy(update=given))
    shown = change_settings(ChangeSettings(), request, tx)
    return shown.model_copy(update={"changed": True, "workspace": True})


def erase_person(command: ErasePerson, request: Request, tx: Tx) -> Erasure:
    """Take a person's name off everything, once it was confirmed; this cannot be taken back.

    What they owned goes to whoever erases.
    """
    kept = privacy.kept_about(tx, request.team, command.person)
    counts = {name: kept[name] for name in ("changes", "experiments", "owned")}
    if not command.confirmed:
        return Erasure(person=command.person, **counts)
    privacy.erase(tx, request.team, command.person, successor=request.user)
    return Erasure(person="", **counts)


def forget_what_is_old(tx: Tx, now: datetime) -> None:
    """Once a day and workspace, drop names and words that are older than they may be kept."""
    for workspace in places.workspaces(tx):
        today = local_day(now, workspace.timezone)
        period = Period(workspace.team, "keeping", today.isoformat())
        if places.claim_period(tx, period, "done", now):
            if workspace.retention is not None:
                privacy.forget_names(tx, workspace.team, now - timedelta(days=workspace.retention))
            privacy.clear_ledgers(tx, now - REPEATS, now - POSTS)
            drafts.clear(tx, now - DAY)
            privacy.forget_memberships(tx, now - DAY)
