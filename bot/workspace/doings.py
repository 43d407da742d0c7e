"""What a person does on the page, and the controls that tests use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.workspace import payloads, rooms
from bot.workspace.api.calls import members
from bot.workspace.api.views import home_payload
from bot.workspace.faults import ask
from bot.workspace.modals import Opened
from bot.workspace.sending import Sending
from bot.workspace.state import BOT_USER, Json, Workspace

WEEK, HOUR = 24 * 7, timedelta(hours=1)
COMMAND = "/mlstatus"
IN_THREAD = "/mlstatus is not supported in threads. Mention @mlstatus instead."
KNOWN = f"Here are {COMMAND}, {', '.join(rooms.COMMANDS)}."


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing done: by whom, with what."""

    sending: Sending
    advance: Callable[[timedelta], None]
    asked: Json

    @property
    def workspace(self) -> Workspace:
        return self.sending.workspace

    @property
    def user(self) -> str:
        """Who does it.

        Raises:
            Missing: nobody who lives here.
        """
        if self.asked.get("user") not in self.workspace.people:
            raise Missing("user_not_found")
        return str(self.asked["user"])

    def channel(self) -> str:
        """Where it is done: somewhere the person is.

        Raises:
            Missing: there is no such place, or none for them.
        """
        asked = str(self.asked.get("channel"))
        if self.user not in members(self.workspace, asked):
            raise Missing("channel_not_found")
        return asked

    def message(self) -> Json:
        """The message it is done to."""
        found = self.workspace.message(self.channel(), str(self.asked.get("ts")))
        if found is None or found.get("deleted") or found.get("seen_by") not in (None, self.user):
            raise Missing("message_not_found")
        return found

    def view(self) -> Opened:
        """The open modal it is done in."""
        found = self.workspace.modals.find(str(self.asked.get("view")))
        if found is None or found.user != self.user:
            raise Missing("view_not_found")
        return found

    def values(self) -> Json:
        """What was typed."""
        found = self.asked.get("values")
        return found if isinstance(found, dict) else {}


class Missing(Exception):
    """What it is done to is not there, or not any more."""


def say(doing: Doing) -> Json:
    asked, sending = doing.asked, doing.sending
    user, channel, text = doing.user, doing.channel(), str(asked["text"])
    name, _, rest = text.partition(" ")
    if name == COMMAND and not asked.get("thread"):
        answer = sending.command(user, channel, rest.strip())
        return {"ok": False, "error": answer["error"]} if answer.get("failed") else {"ok": True}
    if (changed := rooms.carried_out(sending, user, channel, text)) is not None:
        return changed
    if channel in doing.workspace.archived:
        raise Missing("is_archived")
    if text.startswith("/"):
        note = IN_THREAD if name == COMMAND else f"{name} is not a valid command. {KNOWN}"
        more = {"seen_by": user, "failed": True, "thread_ts": asked.get("thread")}
        doing.workspace.say(channel, BOT_USER, note, **more)
        return {"ok": True}
    return sending.say(user, channel, text, asked.get("thread"))


def press(doing: Doing) -> Json:
    asked, sending = doing.asked, doing.sending
    action = asked["action"]
    if not isinstance(action, dict):
        raise Missing("action_not_found")
    if asked.get("view"):
        return sending.press_in_view(doing.view(), action, doing.values())
    if asked.get("home"):
        _home(doing)
        return sending.press_at_home(doing.user, action, doing.values())
    return sending.press(doing.user, doing.message(), action)


def _home(doing: Doing) -> Json:
    found = doing.workspace.kept("homes").get(doing.user)
    if found is None:
        raise Missing("view_not_found")
    return home_payload(found)


def submit(doing: Doing) -> Json:
    return doing.sending.submit(doing.view(), doing.values())


def close(doing: Doing) -> Json:
    return doing.sending.close(doing.view(), bool(doing.asked.get("all")))


def shortcut(doing: Doing) -> Json:
    name = str(doing.asked["callback_id"])
    if doing.asked.get("ts"):
        return doing.sending.message_shortcut(doing.user, name, doing.message())
    return doing.sending.shortcut(doing.user, name)


def suggest(doing: Doing) -> Json:
    asked = {name: str(doing.asked.get(name, "")) for name in ("action_id", "block_id", "value")}
    return doing.sending.suggest(doing.user, _where(doing), asked)


def _where(doing: Doing) -> Json:
    if doing.asked.get("view"):
        return payloads.about_view(payloads.filled(doing.view(), doing.values()))
    if doing.asked.get("home"):
        return payloads.about_view(_home(doing))
    return payloads.about_message(doing.workspace, doing.message())


def home(doing: Doing) -> Json:
    return doing.sending.open_home(doing.user)


def react(doing: Doing) -> Json:
    return doing.sending.react(doing.user, doing.message(), str(doing.asked["name"]))


def advance(doing: Doing) -> Json:
    """Move the clock; an hour at a time as long as events wait to be tried again."""
    hours = min(WEEK, max(1, int(doing.asked["hours"])))
    while hours and doing.workspace.retries.waiting:
        doing.advance(HOUR)
        doing.sending.redeliver()
        hours -= 1
    if hours:
        doing.advance(hours * HOUR)
    return {"ok": True}


def fault(doing: Doing) -> Json:
    """What goes wrong next: see ``bot.workspace.faults.ask``."""
    if ask(doing.workspace.faults, doing.asked):
        return {"ok": True}
    return {"ok": False, "error": "unknown_fault"}


DOINGS: dict[str, Callable[[Doing], Json]] = {
    each.__name__: each
    for each in (say, press, submit, close, shortcut, suggest, home, react, advance, fault)
}


def done(what: str, doing: Doing) -> Json:
    """Do it; an answer the page can show."""
    try:
        return DOINGS[what](doing)
    except Missing as missing:
        return {"ok": False, "error": str(missing)}
    except (KeyError, TypeError, ValueError):
        return {"ok": False, "error": "invalid_arguments"}
