"""Composition objects: texts, options, confirm dialogs, filters, images."""

from collections.abc import Iterator
from typing import Any

from bot.workspace.blocks.finding import Finding
from bot.workspace.blocks.rules import (
    Rule,
    boolean,
    choice,
    exclusive,
    listed,
    matching,
    present,
    shape,
    string,
    typed,
)

ID = string(255, least=1)
URL = matching(r"(?s)[a-z][a-z0-9+.-]*:.+", 3000)
HTTPS = matching(r"(?s)https:/{2}.+", 3000)


def plain(most: int = 3000) -> Rule:
    """A rule: a plain_text object."""
    kind = shape({"text": string(most, least=1)}, {"emoji": boolean})
    return typed(lambda: {"plain_text": kind})


def text(most: int = 3000) -> Rule:
    """A rule: a plain_text or mrkdwn object."""
    kinds = {
        "plain_text": shape({"text": string(most, least=1)}, {"emoji": boolean}),
        "mrkdwn": shape({"text": string(most, least=1)}, {"verbatim": boolean}),
    }
    return typed(lambda: kinds)


def option(words: Rule, url: bool = False) -> Rule:
    """A rule: an option, its texts held against ``words``; ``url`` in an overflow menu only."""
    address = {"url": URL} if url else {}
    return shape({"text": words, "value": string(150)}, {"description": words, **address})


OPTION = option(plain(75))
GROUP = shape({"label": plain(75), "options": listed(OPTION, 100)})
CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": choice("primary", "danger")},
)
FILTER = shape(
    {},
    {
        "include": listed(choice("im", "mpim", "private", "public")),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
DISPATCH = shape(
    {}, {"trigger_actions_on": listed(choice("on_enter_pressed", "on_character_entered"))}
)
SLACK_FILE = shape({}, {"id": string(), "url": string(3000)}, present("id", "url"))
_PICTURE = {"image_url": URL, "slack_file": SLACK_FILE}
ONE_PICTURE = (present(*_PICTURE), exclusive(*_PICTURE))
IMAGE = shape({"alt_text": string(2000)}, _PICTURE, *ONE_PICTURE)
IMAGE_BLOCK = shape(
    {"alt_text": string(2000)}, {**_PICTURE, "title": plain(2000), "block_id": ID}, *ONE_PICTURE
)
SLACK_ICON = shape({"name": string()})


def chosen(*names: str) -> Rule:
    """A rule over a whole element: what is chosen at first is among its options."""

    def rule(value: dict[str, Any], at: str) -> Iterator[Finding]:
        offered = list(_offered(value))
        for name in names:
            given = value.get(name)
            for each in given if isinstance(given, list) else [given] if given else []:
                if each not in offered:
                    yield Finding(f"{at}/{name}", "must be one of the provided options")

    return rule


def _offered(element: dict[str, Any]) -> Iterator[object]:
    yield from _list(element.get("options"))
    for group in _list(element.get("option_groups")):
        if isinstance(group, dict):
            yield from _list(group.get("options"))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
