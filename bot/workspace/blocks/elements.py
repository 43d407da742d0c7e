"""Block elements: one entry each, with its limits, and where each may stand."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.workspace.blocks.finding import Finding
from bot.workspace.blocks.objects import (
    CONFIRM,
    DISPATCH,
    FILTER,
    GROUP,
    ID,
    IMAGE,
    OPTION,
    URL,
    chosen,
    option,
    plain,
    text,
)
from bot.workspace.blocks.rules import (
    Rule,
    anything,
    boolean,
    choice,
    exclusive,
    listed,
    matching,
    present,
    shape,
    string,
    typed,
    whole,
)

DATE = matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
CLOCK = matching(r"([01]\d|2[0-3]):[0-5]\d")
NUMERAL = matching(r"-?\d+(\.\d+)?")
PLACEHOLDER = {"placeholder": plain(150)}
FOCUS = {"focus_on_load": boolean}
ASKED = {"confirm": CONFIRM}
MANY = {"max_selected_items": whole(1, 10_000)}
LINES = {"min_lines": whole(1, 100), "max_lines": whole(1, 100)}
STYLE = choice("primary", "danger")
FEW = {"options": listed(option(text(75)), 10)}
OFFERED = {"options": listed(OPTION, 100), "option_groups": listed(GROUP, 100)}
ONE_OFFER = (present(*OFFERED), exclusive(*OFFERED))
INITIAL = {"initial_option": anything}
INITIALS = {"initial_options": listed(anything, least=1)}
FEEDBACK = shape({"text": plain(75), "value": string(2000)}, {"accessibility_label": string(75)})


def element(
    required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None, *more: Rule
) -> Rule:
    """A rule: an element, which may carry an ``action_id``."""
    return shape(required, {**(optional or {}), "action_id": ID}, *more)


def select(optional: Mapping[str, Rule], *more: Rule, many: bool = False) -> Rule:
    """A rule: a menu, of which one or many may be chosen."""
    limit = MANY if many else {}
    return element({}, {**PLACEHOLDER, **FOCUS, **ASKED, **limit, **optional}, *more)


def field(optional: Mapping[str, Rule], *more: Rule, **required: Rule) -> Rule:
    """A rule: something to type in."""
    common = {**PLACEHOLDER, **FOCUS, "dispatch_action_config": DISPATCH}
    return element(required, {**common, **optional}, *more)


def ascending(low: str, high: str) -> Rule:
    """A rule over a whole element: one bound is not above the other."""

    def rule(value: dict[str, Any], at: str) -> Iterator[Finding]:
        try:
            crossed = float(value[low]) > float(value[high])
        except (KeyError, TypeError, ValueError):
            return
        if crossed:
            yield Finding(f"{at}/{low}", f"must not be above {high}")

    return rule


BUTTON = element(
    {"text": plain(75)},
    {"url": URL, "value": string(2000), "style": STYLE, **ASKED,
     "accessibility_label": string(75)},
)  # fmt: skip
EXTERNAL = {"min_query_length": whole(0, 3000)}
CONVERSATION = {"filter": FILTER, "default_to_current_conversation": boolean}

ELEMENTS: dict[str, Rule] = {
    "button": BUTTON,
    "image": IMAGE,
    "plain_text": plain(),
    "mrkdwn": text(),
    "checkboxes": element(FEW, {**INITIALS, **FOCUS, **ASKED}, chosen("initial_options")),
    "radio_buttons": element(FEW, {**INITIAL, **FOCUS, **ASKED}, chosen("initial_option")),
    "overflow": element({"options": listed(option(plain(75), url=True), 5)}, ASKED),
    "datepicker": select({"initial_date": DATE}),
    "timepicker": select({"initial_time": CLOCK, "timezone": string()}),
    "datetimepicker": element(
        {}, {"initial_date_time": whole(10**9, 10**10 - 1), **FOCUS, **ASKED}
    ),
    "static_select": select({**OFFERED, **INITIAL}, *ONE_OFFER, chosen("initial_option")),
    "multi_static_select": select(
        {**OFFERED, **INITIALS}, *ONE_OFFER, chosen("initial_options"), many=True
    ),
    "external_select": select({**EXTERNAL, "initial_option": OPTION}),
    "multi_external_select": select({**EXTERNAL, "initial_options": listed(OPTION)}, many=True),
    "users_select": select({"initial_user": string()}),
    "multi_users_select": select({"initial_users": listed(string())}, many=True),
    "channels_select": select({"initial_channel": string(), "response_url_enabled": boolean}),
    "multi_channels_select": select({"initial_channels": listed(string())}, many=True),
    "conversations_select": select(
        {**CONVERSATION, "initial_conversation": string(), "response_url_enabled": boolean}
    ),
    "multi_conversations_select": select(
        {**CONVERSATION, "initial_conversations": listed(string())}, many=True
    ),
    "plain_text_input": field(
        {"initial_value": string(3000), "multiline": boolean, "min_length": whole(0, 3000),
         "max_length": whole(1, 3000), **LINES},
        ascending("min_length", "max_length"),
    ),
    "rich_text_input": field({"initial_value": anything, **LINES}),
    "email_text_input": field({"initial_value": string()}),
    "url_text_input": field({"initial_value": string()}),
    "number_input": field(
        {"initial_value": NUMERAL, "min_value": NUMERAL, "max_value": NUMERAL},
        ascending("min_value", "max_value"),
        is_decimal_allowed=boolean,
    ),
    "file_input": element({}, {"filetypes": listed(string()), "max_files": whole(1, 10)}),
    "workflow_button": element(
        {"text": plain(75), "workflow": shape({"trigger": anything})},
        {"style": STYLE, "accessibility_label": string(75)},
    ),
    "feedback_buttons": element({"positive_button": FEEDBACK, "negative_button": FEEDBACK}),
    "icon_button": element(
        {"icon": choice("trash"), "text": plain(75)},
        {"accessibility_label": string(75), "value": string(2000), **ASKED,
         "visible_to_user_ids": listed(string())},
    ),
}  # fmt: skip

MENUS = tuple(
    f"{many}{kind}_select"
    for many in ("", "multi_")
    for kind in ("static", "external", "users", "channels", "conversations")
)
PICKED = ("checkboxes", "datepicker", "radio_buttons", "timepicker", *MENUS)
IN_SECTION = ("button", "image", "overflow", "workflow_button", *PICKED)
IN_ACTIONS = ("button", "overflow", "workflow_button", "datetimepicker", *PICKED)
IN_INPUT = (
    "plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input",
    "file_input", "datetimepicker", *PICKED,
)  # fmt: skip
IN_CONTEXT = ("image", "plain_text", "mrkdwn")
IN_CONTEXT_ACTIONS = ("feedback_buttons", "icon_button")


def one_of(kinds: tuple[str, ...]) -> Rule:
    """A rule: an element of one of these kinds."""
    table = {kind: ELEMENTS[kind] for kind in kinds}
    return typed(lambda: table)
