"""What the page shows a person, as soon as it differs from what the page knows."""

from typing import Any

from bot.manifest import manifest
from bot.workspace.api.calls import members
from bot.workspace.cast import TEAM
from bot.workspace.state import BOT_USER, Json, Workspace
from handlers.grammar.registry import VERBS

WAIT, CROWD, BRIEF = 20.0, 4, 0.5
"""Seconds a question for news is held open; above ``CROWD`` of them, seconds for any more.

The server has eight threads: pages that were closed must not take them all.
"""


class News:
    """Answers the pages of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace, self._waiting = workspace, 0

    def since(self, user: str, version: int) -> Json:
        """Everything small, and the messages that changed after ``version``."""
        workspace = self._workspace
        with workspace.changed:
            workspace.post_due()
            if workspace.version == version:
                self._wait()
            return _state(workspace, user, version)

    def _wait(self) -> None:
        longest = WAIT if self._waiting < CROWD else BRIEF
        self._waiting += 1
        self._workspace.changed.wait(min(longest, _until_due(self._workspace)))
        self._waiting -= 1


def _until_due(workspace: Workspace) -> float:
    """Seconds until the next scheduled message."""
    now = workspace.now().timestamp()
    due = (float(each["at"]) - now for each in workspace.kept("scheduled").values())
    return max(0.01, min(due, default=WAIT))


def _state(workspace: Workspace, user: str, since: int) -> Json:
    home = workspace.kept("homes").get(user)
    return {
        "version": workspace.version,
        "now": workspace.now().isoformat(),
        "bot": BOT_USER,
        "people": [
            {"id": p.id, "name": p.name, "title": p.title, "timezone": p.timezone,
             "guest": p.team != TEAM}
            for p in workspace.people.values()
        ],
        "channels": [
            {"id": c.id, "name": c.name, "purpose": c.purpose}
            for c in workspace.channels.values()
            if _inside(workspace, c.id, user)
        ],
        "direct": next((d for d, owner in workspace.directs.items() if owner == user), None),
        "messages": [m for m in workspace.news(since) if _visible(workspace, m, user)],
        "views": [each.shown() for each in workspace.modals.of(user)],
        "home": home["view"] if home else None,
        **APP,
    }  # fmt: skip


def _inside(workspace: Workspace, channel: str, user: str) -> bool:
    return user not in workspace.people or user in members(workspace, channel)


def _visible(workspace: Workspace, message: Json, user: str) -> bool:
    owner = workspace.directs.get(message["channel"])
    seen = message.get("seen_by") in (None, user) and owner in (None, user)
    return seen and _inside(workspace, message["channel"], user)


def _app() -> Json:
    """What the app offers, from its manifest and the register of its verbs."""
    features: dict[str, Any] = manifest()["features"]
    verbs = [{"usage": verb.usage, "what": verb.summary} for verb in VERBS]
    commands = [
        {"command": each["command"], "hint": each["usage_hint"], "verbs": verbs}
        for each in features["slash_commands"]
    ]
    known = features.get("shortcuts", [])
    shortcuts = {
        kind: [
            {name: each[name] for name in ("name", "callback_id", "description")}
            for each in known
            if each["type"] == kind
        ]
        for kind in ("global", "message")
    }
    return {"commands": commands, "shortcuts": shortcuts}


APP = _app()
