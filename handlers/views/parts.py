"""The block vocabulary: marked sentences become rich text, in which nothing typed is interpreted.

Rich text needs no escaping at all; the plain ``text`` beside it does, and gets it here.
"""

import json
import re
from collections.abc import Sequence
from typing import Any

from core.wording.marks import (
    CODE,
    CODE_END,
    PERSON,
    PERSON_END,
    PLACE,
    PLACE_END,
    QUIET,
    QUIET_END,
    STRONG,
    STRONG_END,
)
from core.wording.message import Button
from handlers.ids import PERFORM

Block = dict[str, Any]

BUTTON_TEXT, BUTTON_VALUE, MOST_BUTTONS = 75, 2000, 25
MENU_VALUE, MOST_IN_MENU = 150, 5
_MARKED = re.compile(
    f"{STRONG}(?P<strong>[^{STRONG_END}]*){STRONG_END}|{CODE}(?P<code>[^{CODE_END}]*){CODE_END}"
    f"|{PERSON}(?P<person>[UW][A-Z0-9]+){PERSON_END}|{QUIET}(?P<quiet>[^{QUIET_END}]*){QUIET_END}"
    f"|{PLACE}(?P<place>[CG][A-Z0-9]+){PLACE_END}"
)


def escaped(text: str) -> str:
    """Text for mrkdwn and fallbacks, with Slack's three signs escaped once."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fallback(text: str) -> str:
    """A marked sentence as mrkdwn text, for notifications and screen readers."""
    return _joined(text, _fallback_part)


def _joined(text: str, part: Any) -> str:
    shown, end = [], 0
    for match in _MARKED.finditer(text):
        shown += [escaped(text[end : match.start()]), part(match)]
        end = match.end()
    return "".join([*shown, escaped(text[end:])])


def _fallback_part(match: re.Match[str]) -> str:
    if match["person"]:
        return f"<@{match['person']}>"
    if match["place"]:
        return f"<#{match['place']}>"
    if match["code"] is not None:
        return f"`{escaped(match['code'])}`"
    if match["strong"] is not None:
        return f"*{escaped(match['strong'])}*"
    return escaped(match["quiet"])


def rich_text(lines: Sequence[str]) -> Block:
    """One block for all lines; an empty line is a gap."""
    sections = [
        {"type": "rich_text_section", "elements": _elements(line, last=n == len(lines) - 1)}
        for n, line in enumerate(lines)
    ]
    return {"type": "rich_text", "elements": sections}


def _elements(line: str, *, last: bool) -> list[Block]:
    found: list[Block] = []
    end = 0
    for match in _MARKED.finditer(line):
        found += _text(line[end : match.start()])
        found += _marked(match)
        end = match.end()
    found += _text(line[end:])
    return found if last and found else [*found, *_text("\n")]


def _text(text: str, **style: bool) -> list[Block]:
    if not text:
        return []
    return [{"type": "text", "text": text, **({"style": style} if style else {})}]


def _marked(match: re.Match[str]) -> list[Block]:
    if match["person"]:
        return [{"type": "user", "user_id": match["person"]}]
    if match["place"]:
        return [{"type": "channel", "channel_id": match["place"]}]
    if match["code"] is not None:
        return _text(match["code"], code=True)
    if match["strong"] is not None:
        return _text(match["strong"], bold=True)
    return _text(match["quiet"], italic=True)


def preformatted(text: str) -> Block:
    """Text of fixed width, as it is."""
    inside = [{"type": "text", "text": text}]
    return {
        "type": "rich_text",
        "elements": [{"type": "rich_text_preformatted", "elements": inside}],
    }


def context(text: str) -> Block:
    """A small line at the foot."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": fallback(text)[:3000]}]}


def actions(buttons: Sequence[Button], menu: Sequence[Button] = ()) -> list[Block]:
    """A row of buttons that carry commands; one whose command is too long to carry is left out.

    What stands in ``menu`` is offered behind an overflow menu at its end.
    """
    elements = [
        _button(number, button)
        for number, button in enumerate(buttons[: MOST_BUTTONS - 1])
        if len(_value(button)) <= BUTTON_VALUE
    ]
    elements += _menu(len(elements), menu)
    return [{"type": "actions", "elements": elements}] if elements else []


def _menu(number: int, menu: Sequence[Button]) -> list[Block]:
    options = [
        {
            "text": {"type": "plain_text", "text": each.label[:BUTTON_TEXT], "emoji": False},
            "value": _value(each),
        }
        for each in menu[:MOST_IN_MENU]
        if len(_value(each)) <= MENU_VALUE
    ]
    found = {"type": "overflow", "action_id": f"{PERFORM}_{number}", "options": options}
    return [found] if options else []


def _button(number: int, button: Button) -> Block:
    found: Block = {
        "type": "button",
        "action_id": f"{PERFORM}_{number}",
        "text": {"type": "plain_text", "text": button.label[:BUTTON_TEXT], "emoji": False},
        "value": _value(button),
    }
    return found | ({"style": "primary"} if button.primary else {})


def _value(button: Button) -> str:
    seen = {} if button.revision is None else {"revision": button.revision}
    value = {"name": button.name, "fields": button.fields, **seen}
    return json.dumps(value, ensure_ascii=False)
