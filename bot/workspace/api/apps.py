"""apps.connections.open: an address for Socket Mode, for the app's own token only."""

from bot.workspace.api.calls import Call
from bot.workspace.api.errors import Refusal
from bot.workspace.state import Json

OPEN = "apps.connections.open"


def opened(call: Call, token: str) -> Json:
    """The address of a new connection."""
    if not token:
        raise Refusal("not_authed")
    if not token.startswith("xapp-"):
        raise Refusal("not_allowed_token_type")
    if token != call.workspace.app_token:
        raise Refusal("invalid_auth")
    if call.workspace.socket_address is None:
        raise Refusal("socket_mode_not_enabled")
    return {"url": call.workspace.socket_address()}
