"""A call from its arrival to its answer: bad days first, then the token, its scopes, the method."""

from bot.workspace.api.apps import OPEN, opened
from bot.workspace.api.calls import Call
from bot.workspace.api.errors import Limited, Refusal
from bot.workspace.api.methods import METHODS, Method
from bot.workspace.api.replies import HTML, Cut, Reply, json_reply, limited
from bot.workspace.faults import Fault, Faults
from bot.workspace.rates import BURST
from bot.workspace.state import Json, Workspace

PAGE = "<!doctype html><title>Slack</title><h1>We'll be right back</h1>"


def answered(call: Call, method: str, token: str) -> Reply:
    """The answer to a call.

    Raises:
        Cut: the connection is to end without one.
    """
    faults = call.workspace.faults
    fault = faults.taken(method)
    if fault is None:
        return _carried_out(call, method, token)
    if fault.after:
        _carried_out(call, method, token)
    return _failed(fault, faults)


def _failed(fault: Fault, faults: Faults) -> Reply:
    if fault.kind in ("500", "503"):
        return Reply(int(fault.kind), "upstream connect error", "text/plain")
    if fault.kind == "html":
        return Reply(200, PAGE, HTML)
    if fault.kind == "error":
        return json_reply({"ok": False, "error": fault.error})
    if fault.kind == "429":
        return limited(fault.seconds)
    if fault.kind == "stall":
        faults.released.wait(fault.seconds)
    raise Cut


def _carried_out(call: Call, method: str, token: str) -> Reply:
    try:
        if method == OPEN:
            _check_rate(call.workspace, OPEN, BURST)
            return json_reply({"ok": True, **opened(call, token)})
        found = _allowed(call, method, token)
        with call.workspace.lock:
            return json_reply({"ok": True, **found.run(call)})
    except Refusal as refusal:
        return json_reply(refusal.body())
    except Limited as soon:
        return limited(soon.seconds)


def _allowed(call: Call, method: str, token: str) -> Method:
    found = METHODS.get(method)
    if found is None:
        raise Refusal("unknown_method", req_method=method)
    _check_rate(call.workspace, method, found.rate)
    check_token(token, call.workspace.token)
    _check_scope(call.workspace, found.needed(call.fields))
    return found


def _check_rate(workspace: Workspace, method: str, most: int) -> None:
    with workspace.lock:
        if wait := workspace.rates.wait(method, most, workspace.now().timestamp()):
            raise Limited(wait)


def check_token(token: str, wanted: str) -> None:
    """Nothing is done without the right token."""
    if token != wanted:
        raise Refusal("invalid_auth" if token else "not_authed")


def _check_scope(workspace: Workspace, needed: str) -> None:
    if needed and needed not in workspace.scopes:
        more: Json = {"needed": needed, "provided": ",".join(sorted(workspace.scopes))}
        raise Refusal("missing_scope", **more)
