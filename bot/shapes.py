"""What Slack's requests look like; nothing of another shape reaches Bolt.

Bolt's own reading of a payload assumes Slack's shapes and fails where they are not met, so a
parsed body is looked at as far as Bolt and the listeners rely on it.
"""

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
LONGEST_ID = 255
PLACES = ("user", "team", "channel", "enterprise", "item", "message")
"""What Slack gives as an id in some payloads and as an object in others."""
INSIDE = ("item", "message", "previous_message", "assistant_thread", "function_data")
"""Objects in which Bolt looks for the same things again."""


def plausible(found: Json) -> bool:
    """Whether a parsed body is a command, an event or an interaction of Slack's."""
    kind = found.get("type")
    if kind is None:
        return "ssl_check" in found or _command(found)
    look = SHAPES.get(kind) if isinstance(kind, str) else None
    return look is not None and _nested(found) and look(found)


def _id(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_ID


def _named(value: object) -> bool:
    return isinstance(value, dict) and _id(value.get("id"))


def _nested(found: Json) -> bool:
    """Whether the parts that Bolt looks into, wherever they stand, are objects or absent."""
    return (
        all(isinstance(found.get(name), str | dict | None) for name in PLACES)
        and all(isinstance(found.get(name, {}), dict) for name in ("event", "view"))
        and all(_inside(found.get(name), name) for name in INSIDE)
        and _addresses(found.get("response_urls", []))
        and _authorized(found.get("authorizations"))
    )


def _inside(given: object, name: str) -> bool:
    if isinstance(given, dict):
        return _nested(given)
    return given is None or (name in PLACES and isinstance(given, str))


def _addresses(given: object) -> bool:
    """Bolt stumbles over more than one; mlstatus's modals ask for none."""
    return isinstance(given, list) and len(given) <= 1 and all(isinstance(e, dict) for e in given)


def _authorized(given: object) -> bool:
    if given is None:
        return True
    return isinstance(given, list) and all(
        isinstance(each, dict) and _nested(each) and isinstance(each.get("team_id"), str | None)
        for each in given
    )


def _command(found: Json) -> bool:
    needed = ("command", "team_id", "user_id", "channel_id", "trigger_id")
    return all(_id(found.get(name)) for name in needed) and all(
        isinstance(value, str) for value in found.values()
    )


def _verification(found: Json) -> bool:
    return isinstance(found.get("challenge"), str)


def _limited(found: Json) -> bool:
    return _id(found.get("team_id"))


def _event(found: Json) -> bool:
    event = found.get("event")
    if not (_id(found.get("team_id")) and _id(found.get("event_id")) and isinstance(event, dict)):
        return False
    look = EVENTS.get(str(event.get("type")), _any)
    return _id(event.get("type")) and _nested(event) and look(event)


def _any(_: Json) -> bool:
    return True


def _said(event: Json) -> bool:
    """A message or mention; other apps' carry ``bot_id`` and may lack a user."""
    somebody = _id(event.get("user")) or "bot_id" in event or "subtype" in event
    return somebody and _id(event.get("channel")) and isinstance(event.get("text"), str | None)


def _somewhere(event: Json) -> bool:
    return _id(event.get("channel"))


def _joined(event: Json) -> bool:
    return _id(event.get("channel")) and _id(event.get("user"))


def _renamed(event: Json) -> bool:
    channel = event.get("channel")
    return _named(channel) and isinstance(channel, dict) and _id(channel.get("name"))


def _changed(event: Json) -> bool:
    user = event.get("user")
    inside = ("profile", "enterprise_user")
    return (
        _named(user)
        and isinstance(user, dict)
        and all(isinstance(user.get(name), dict | None) for name in inside)
        and all(isinstance(user.get(name), str | None) for name in ("name", "real_name", "tz"))
    )


def _revoked(event: Json) -> bool:
    return isinstance(event.get("tokens"), dict | None)


def _interaction(found: Json) -> bool:
    user, team = found.get("user"), found.get("team")
    if not _named(user) or not isinstance(user, dict):
        return False
    return _named(team) or (team is None and _id(user.get("team_id")))


def _pressed(found: Json) -> bool:
    actions = found.get("actions")
    if not isinstance(actions, list) or not actions or not _interaction(found):
        return False
    return all(
        isinstance(each, dict)
        and _id(each.get("action_id"))
        and isinstance(each.get("value"), str | None)
        for each in actions
    )


def _viewed(found: Json) -> bool:
    view = found.get("view")
    if not isinstance(view, dict) or not _interaction(found):
        return False
    installed = view.get("app_installed_team_id")
    texts = (view.get("callback_id"), view.get("type"), installed or "")
    return all(isinstance(each, str) for each in texts)


def _called(found: Json) -> bool:
    return _interaction(found) and _id(found.get("callback_id"))


def _suggesting(found: Json) -> bool:
    return _interaction(found) and _id(found.get("action_id"))


EVENTS: dict[str, Callable[[Json], bool]] = {
    "app_mention": _said,
    "message": _said,
    "member_joined_channel": _joined,
    **dict.fromkeys(("channel_archive", "channel_unarchive", "channel_left"), _somewhere),
    **dict.fromkeys(("group_archive", "group_unarchive", "group_left"), _somewhere),
    "user_change": _changed,
    "tokens_revoked": _revoked,
    **dict.fromkeys(("channel_rename", "group_rename"), _renamed),
}
SHAPES: dict[str, Callable[[Json], bool]] = {
    "url_verification": _verification,
    "app_rate_limited": _limited,
    "event_callback": _event,
    "block_actions": _pressed,
    "view_submission": _viewed,
    "view_closed": _viewed,
    "shortcut": _called,
    "message_action": _called,
    "block_suggestion": _suggesting,
}
