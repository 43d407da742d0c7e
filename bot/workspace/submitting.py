"""What an app's answer to a submitted view does to the views that are open."""

import json
from collections.abc import Callable

from bot.workspace.api.errors import Refusal
from bot.workspace.api.views import prepared
from bot.workspace.modals import Modals, Opened, new_hash
from bot.workspace.state import Json, Workspace

INVALID = "invalid_view_response"


def followed(workspace: Workspace, opened: Opened, body: str) -> Json:
    """Carry out a ``response_action``; none closes the view. What the page is told."""
    try:
        answer = json.loads(body) if body.strip() else {}
        if not isinstance(answer, dict):
            raise Refusal(INVALID)
        with workspace.lock:
            _follow(workspace, opened, answer)
    except ValueError:
        return {"ok": False, "error": INVALID}
    except Refusal as refusal:
        return refusal.body()
    finally:
        workspace.touch()
    return {"ok": True}


def _follow(workspace: Workspace, opened: Opened, answer: Json) -> None:
    action = answer.get("response_action", "close")
    if action not in ACTIONS:
        raise Refusal(INVALID)
    ACTIONS[action](workspace.modals, opened, answer)


def _close(modals: Modals, opened: Opened, _: Json) -> None:
    modals.close(opened.id)


def _clear(modals: Modals, opened: Opened, _: Json) -> None:
    modals.clear(opened.user)


def _update(modals: Modals, opened: Opened, answer: Json) -> None:
    view = prepared(answer.get("view"), "modal")
    modals.change(opened.id, view=view, hash=new_hash(), errors={})


def _push(modals: Modals, opened: Opened, answer: Json) -> None:
    if modals.push(opened.user, prepared(answer.get("view"), "modal")) is None:
        raise Refusal("push_limit_reached")


def _refuse(modals: Modals, opened: Opened, answer: Json) -> None:
    modals.change(opened.id, errors=_errors(opened, answer.get("errors")))


def _errors(opened: Opened, given: object) -> Json:
    """Words beside inputs, which must be there."""
    inputs = {each["block_id"] for each in opened.view["blocks"] if each["type"] == "input"}
    if not isinstance(given, dict) or not given or not set(given) <= inputs:
        raise Refusal(INVALID)
    return given


ACTIONS: dict[str, Callable[[Modals, Opened, Json], None]] = {
    "close": _close,
    "clear": _clear,
    "update": _update,
    "push": _push,
    "errors": _refuse,
}
