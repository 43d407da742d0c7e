"""An objective's update: drafted from the data, edited, posted, taken back; one message a week."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

from core.commands.updates import DraftUpdate, EditUpdate, PostUpdate, RetractUpdate
from core.errors import Refused
from core.model.clock import local_day
from core.model.forms import unchanged
from core.model.outcomes.base import Item
from core.model.outcomes.posts import UpdateShown
from core.model.permissions import Action
from core.model.plan import Objective
from core.model.request import Request
from core.model.updates import Noted, Update
from core.model.week import Week
from core.store import journal, outbox, places, plan, updates
from core.store.outbox import Letter, Recipient
from core.store.store import Row, Tx
from core.usecases.permitting import allowed, permit
from core.usecases.references import only_objective
from core.usecases.settings import zone_of
from core.usecases.weeks import week as week_of
from core.wording.check.checking import Finding, findings
from core.wording.check.tidying import tidied
from core.wording.message import Message
from core.wording.update import drafted, update
from core.wording.updates import changed_line, lines_of, taken_back, text_of


@dataclass(frozen=True, slots=True)
class Draft:
    """An update as it stands: its week, what the data say, and what was kept of it."""

    objective: Objective
    week: Week
    monday: date
    data: str
    kept: Update | None

    @property
    def text(self) -> str:
        """The words that would be posted."""
        return (self.kept.text if self.kept else "") or self.data

    @property
    def written(self) -> dict[str, str]:
        """What people made of it; what the data say may change by itself."""
        kept = self.kept
        return {"text": kept.text, "posted": kept.posted, "state": kept.state} if kept else {}


def draft_of(tx: Tx, request: Request, objective: Objective) -> Draft:
    """The draft of an objective's present week."""
    zone = zone_of(tx, request.team, places.channel(tx, request.team, objective.channel))
    today = local_day(request.at, zone)
    monday = today - timedelta(days=today.weekday())
    week = week_of(tx, objective, today, zone)
    kept = updates.update_of(tx, objective.id, monday)
    return Draft(objective, week, monday, text_of(drafted(week)), kept)


def draft_update(command: DraftUpdate, request: Request, tx: Tx) -> UpdateShown:
    """An objective's update, privately, with what the wording check finds in it."""
    objective = only_objective(tx, request, command.objective)
    return _shown(tx, request, draft_of(tx, request, objective))


def edit_update(command: EditUpdate, request: Request, tx: Tx) -> UpdateShown:
    """Keep one's own words for this week's update; nothing is posted yet.

    Raises:
        Stale: somebody has changed or posted it since it was seen.
    """
    draft = _mine(tx, request, command.objective)
    unchanged(command.revision, draft.written)
    text = "" if command.text == draft.data else command.text
    _keep(tx, draft, {"drafted": draft.data, "text": text})
    shown = _shown(tx, request, draft_of(tx, request, draft.objective), change=tx.change)
    # What was taken out of the channel is a draft again once somebody rewords it.
    return shown.model_copy(update={"state": "draft"}) if shown.state == "retracted" else shown


def post_update(command: PostUpdate, request: Request, tx: Tx) -> UpdateShown:
    """Put the update in the objective's channel, or change the one that stands there."""
    draft = _mine(tx, request, command.objective)
    text = draft.text
    if command.tidy:
        text = tidied(text, _found(draft, text))
    left = [_noted(each) for each in _found(draft, text)]
    first = draft.kept is None or draft.kept.message is None
    head = _head(tx, draft, text, request) if first else _changed(tx, draft, text, request)
    kept = {
        "drafted": draft.data, "text": "" if text == draft.data else text, "posted": text,
        "findings": json.dumps([each.model_dump() for each in left], ensure_ascii=False),
        "state": "posted", "message": head,
    }  # fmt: skip
    _keep(tx, draft, kept)
    return _shown(tx, request, draft_of(tx, request, draft.objective), change=tx.change)


def retract_update(command: RetractUpdate, request: Request, tx: Tx) -> UpdateShown:
    """Take this week's update out of the channel; history keeps it."""
    draft = _mine(tx, request, command.objective)
    if draft.kept is None or draft.kept.state != "posted" or draft.kept.message is None:
        raise Refused(f"No update of *{draft.objective.name}* stands in the channel this week.")
    _keep(tx, draft, {"state": "retracted"})
    _replace(tx, request, draft.kept.message, taken_back(draft.week, request.user))
    return _shown(tx, request, draft_of(tx, request, draft.objective), change=tx.change)


def restore_update(tx: Tx, request: Request, before: Row | None, after: Row | None) -> None:
    """Make the channel's message what its row is again, after an undo of ``before`` → ``after``."""
    message = (after or {}).get("message")
    if after is None or message is None or not plan.exists(tx, after["objective"]):
        return
    draft = draft_of(tx, request, plan.objective(tx, after["objective"]))
    if before is None or before["state"] != "posted":
        _replace(tx, request, message, taken_back(draft.week, request.user))
    else:
        _replace(tx, request, message, _worded(draft, before["posted"], request.user))


def _mine(tx: Tx, request: Request, typed: str | None) -> Draft:
    draft = draft_of(tx, request, only_objective(tx, request, typed))
    permit(tx, request, draft.objective, Action.POST)
    return draft


def _found(draft: Draft, text: str) -> tuple[Finding, ...]:
    return findings(text, draft.week.outlook, quoted=True)


def _noted(found: Finding) -> Noted:
    return Noted(words=found.words, kind=found.kind, why=found.why, rewrite=found.rewrite)


def _keep(tx: Tx, draft: Draft, columns: Row) -> None:
    if draft.kept:
        journal.update(tx, "updates", draft.kept.id, columns)
        return
    row = {
        "team": draft.objective.team, "objective": draft.objective.id,
        "week": draft.monday.isoformat(),
    }  # fmt: skip
    journal.insert(tx, "updates", row | columns)


def _worded(draft: Draft, text: str, user: str) -> Message:
    own = text != draft.data
    return update(draft.week, lines_of(text) if own else None, by=user if own else "")


def _head(tx: Tx, draft: Draft, text: str, request: Request) -> int:
    message = _worded(draft, text, request.user)
    to = Recipient(channel=draft.objective.channel)
    key = f"update:{draft.objective.id}:{draft.monday.isoformat()}"
    letter = Letter(request.team, "update", key, to, message.model_dump(mode="json"))
    head = outbox.queue(tx, letter, request.at)
    if message.details:
        _in_thread(tx, request, draft, head, Message(lines=message.details))
    return head


def _changed(tx: Tx, draft: Draft, text: str, request: Request) -> int:
    """The same message with other words; the thread says who changed it, with the details."""
    assert draft.kept is not None
    assert draft.kept.message is not None
    message = _worded(draft, text, request.user)
    _replace(tx, request, draft.kept.message, message)
    told = Message(lines=(changed_line(request.user, draft.week.until), *message.details))
    _in_thread(tx, request, draft, draft.kept.message, told)
    return draft.kept.message


def _replace(tx: Tx, request: Request, head: int, message: Message) -> None:
    body, key = message.model_dump(mode="json"), f"update-edit:{head}:{request.key}"
    outbox.queue(tx, Letter(request.team, "update", key, Recipient(edits=head), body), request.at)


def _in_thread(tx: Tx, request: Request, draft: Draft, head: int, message: Message) -> None:
    to = Recipient(channel=draft.objective.channel, thread=head)
    key = f"update-details:{head}:{request.key}"
    body = message.model_dump(mode="json")
    outbox.queue(tx, Letter(request.team, "details", key, to, body), request.at)


def _shown(tx: Tx, request: Request, draft: Draft, change: int | None = None) -> UpdateShown:
    objective, found = draft.objective, _found(draft, draft.text)
    item = Item(kind="objective", id=objective.id, name=objective.name, reference=objective.key)
    return UpdateShown(
        change=change,
        item=item,
        message=_worded(draft, draft.text, request.user).model_dump(mode="json"),
        findings=tuple(map(_noted, found)),
        instead=tidied(draft.text, found) if found else "",
        state=draft.kept.state if draft.kept else "draft",
        standing=draft.kept is not None and draft.kept.posted == draft.text,
        channel=objective.channel,
        mine=allowed(tx, request, objective, Action.POST),
    )
