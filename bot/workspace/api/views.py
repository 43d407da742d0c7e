"""views.*: modals opened, put on top, changed; Home published."""

from bot.workspace.api.calls import Call
from bot.workspace.api.errors import Refusal, check_view
from bot.workspace.api.named import named
from bot.workspace.modals import Opened, new_hash
from bot.workspace.state import BOT_ID, Json
from bot.workspace.triggers import Trigger


def prepared(view: object, kind: str) -> Json:
    """A view that Slack takes, with the ids it makes up."""
    found = check_view(view, kind)
    return {**found, "blocks": named(found["blocks"]) or []}


def _new(call: Call) -> Json:
    view = prepared(call.given("view"), "modal")
    if call.workspace.modals.find(external_id=str(view.get("external_id") or "")):
        raise Refusal("duplicate_external_id")
    return view


def _exchange(call: Call) -> Trigger:
    if not call.text("trigger_id"):
        raise Refusal("invalid_arguments")
    found = call.workspace.exchanged(call.text("trigger_id"))
    if isinstance(found, str):
        raise Refusal(found)
    return found


def _shown(call: Call, opened: Opened) -> Json:
    call.workspace.touch()
    return {"view": opened.payload()}


def open_modal(call: Call) -> Json:
    view = _new(call)
    return _shown(call, call.workspace.modals.open(_exchange(call).user, view))


def push(call: Call) -> Json:
    """Put a view on top of the one the trigger came from."""
    view, modals = _new(call), call.workspace.modals
    trigger = _exchange(call)
    if not modals.of(trigger.user) or trigger.view is None:
        raise Refusal("not_found")
    opened = modals.push(trigger.user, view)
    if opened is None:
        raise Refusal("push_limit_reached")
    return _shown(call, opened)


def update(call: Call) -> Json:
    modals, view = call.workspace.modals, prepared(call.given("view"), "modal")
    found = modals.find(call.text("view_id"), call.text("external_id"))
    if found is None:
        raise Refusal("not_found")
    if call.text("hash") not in ("", found.hash):
        raise Refusal("hash_conflict")
    changed = modals.change(found.id, view=view, hash=new_hash(), errors={})
    return _shown(call, changed or found)


def publish(call: Call) -> Json:
    user, view = call.person("user_id"), prepared(call.given("view"), "home")
    kept = call.workspace.kept("homes").get(user)
    if call.text("hash") and kept and call.text("hash") != kept["hash"]:
        raise Refusal("hash_conflict")
    name = kept["id"] if kept else f"VH{user[1:]}"
    found = {"id": name, "hash": new_hash(), "view": view}
    call.workspace.keep("homes", user, found)
    return {"view": home_payload(found)}


def home_payload(kept: Json) -> Json:
    """A published Home as Slack puts it into payloads and answers."""
    opened = Opened(kept["id"], "", kept["view"], kept["hash"], root=kept["id"])
    return {**opened.payload(), "bot_id": BOT_ID}
