"""The Slack app manifest: what the bot is called, may do and hears; for sockets or for HTTP."""

from typing import Any

Json = dict[str, Any]

SCOPES = (
    "commands", "app_mentions:read", "chat:write", "channels:read", "im:write", "im:history",
    "users:read",
)  # fmt: skip
OPTIONAL = ("groups:read", "channels:history", "groups:history", "channels:join")
EVENTS = (
    "app_mention", "app_home_opened", "message.im", "member_joined_channel", "channel_left",
    "group_left", "channel_rename", "channel_archive", "channel_unarchive", "group_rename",
    "group_archive", "group_unarchive", "user_change", "tokens_revoked", "app_uninstalled",
)  # fmt: skip
SHORTCUTS = (
    {"name": "Log as experiment", "type": "message", "callback_id": "log_experiment",
     "description": "Log a result from what this message says"},
    {"name": "Log experiment", "type": "global", "callback_id": "log_experiment_global",
     "description": "Log a result of an approach"},
)  # fmt: skip
HINT = "plan NAME by DATE: … | log REF positive|negative|unclear | forecast | help"
LONG = (
    "mlstatus keeps a machine-learning team's plan honest. Plans are made of chances instead of"
    " promises and are made again with every result; several approaches stand beside each other;"
    " a clear no is a result. It posts updates in business terms and calls nobody but Slack."
)


def manifest(url: str | None = None) -> Json:
    """The manifest for Socket Mode, or for requests to ``url`` by HTTP."""
    command: Json = {
        "command": "/mlstatus",
        "description": "Plan with chances, log results, see what moved",
        "usage_hint": HINT,
        "should_escape": True,
    }
    target: Json = {"request_url": f"{url.rstrip('/')}/slack/events"} if url else {}
    return {
        "display_information": {
            "name": "mlstatus",
            "description": "Keeps a machine-learning team's plan honest",
            "long_description": LONG,
            "background_color": "#3f0e40",
        },
        "features": {
            "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True,
                         "messages_tab_read_only_enabled": False},
            "bot_user": {"display_name": "mlstatus", "always_online": True},
            "shortcuts": [dict(each) for each in SHORTCUTS],
            "slash_commands": [command | ({"url": target["request_url"]} if url else {})],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES), "bot_optional": list(OPTIONAL)}},
        "settings": {
            "event_subscriptions": target | {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **target},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }  # fmt: skip


def as_yaml(value: object, depth: int = 0) -> str:
    """Nested dictionaries, lists and plain values as YAML, strings quoted."""
    pad = "  " * depth
    if isinstance(value, dict):
        return "\n".join(_entry(f"{pad}{name}:", inner, depth) for name, inner in value.items())
    if isinstance(value, list):
        return "\n".join(_item(pad, inner, depth) for inner in value)
    return _plain(value)


def _entry(head: str, inner: object, depth: int) -> str:
    if isinstance(inner, dict | list):
        return f"{head}\n{as_yaml(inner, depth + 1)}"
    return f"{head} {_plain(inner)}"


def _item(pad: str, inner: object, depth: int) -> str:
    if isinstance(inner, dict):
        return f"{pad}- {as_yaml(inner, depth + 1).lstrip()}"
    return f"{pad}- {_plain(inner)}"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
