"""One of every block and element that Slack documents, and text that each of them must show.

Shapes: docs.slack.dev/reference/block-kit; data_visualization and data_table as slack-messaging
0.7.7 and slack-morphism 2.30 (docs.rs) quote the same pages.
"""


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict:
    return {"type": "mrkdwn", "text": text}


def option(text: str, **more) -> dict:
    return {"text": plain(text), "value": text.lower(), **more}


def rich(*elements: dict) -> dict:
    section = {"type": "rich_text_section", "elements": [*elements]}
    return {"type": "rich_text", "elements": [section]}


def piece(kind: str, text: str, **more) -> dict:
    return {"type": kind, "text": text, **more}


CONFIRM = {
    "title": plain("Really?"), "text": mrkdwn("It *cannot* be taken back."),
    "confirm": plain("Do it"), "deny": plain("Leave it"),
}  # fmt: skip
OPTIONS = [option("Red", description=plain("like roses")), option("Green"), option("Blue")]
GROUPS = [
    {"label": plain("Warm"), "options": [option("Amber"), option("Ruby")]},
    {"label": plain("Cold"), "options": [option("Jade")]},
]
WEEKS = ["W1", "W2", "W3", "W4"]


def series(name: str, *values: float) -> dict:
    data = [{"label": week, "value": value} for week, value in zip(WEEKS, values, strict=True)]
    return {"name": name, "data": data}


def chart(kind: str) -> dict:
    axes = {"categories": WEEKS, "x_label": "Week", "y_label": "Chance, %"}
    found = [series("Now", 12, 38.5, 61, 74), series("First", 20, 45, 70, 82)]
    return {
        "type": "data_visualization", "title": f"A {kind} chart",
        "chart": {"type": kind, "series": found, "axis_config": axes},
    }  # fmt: skip


def number(value: float, text: str) -> dict:
    return {"type": "raw_number", "value": value, "text": text}


DATA_TABLE = {
    "type": "data_table", "caption": "What the chance rests on", "page_size": 3,
    "row_header_column_index": 0,
    "rows": [
        [piece("raw_text", "Item"), piece("raw_text", "Days")],
        *([piece("raw_text", f"Item {n}"), number(n * 7 % 10, f"{n * 7 % 10} d")]
          for n in range(8)),
    ],
}  # fmt: skip

CARD = {
    "type": "card", "title": mrkdwn("*A card*"), "subtitle": plain("below its title"),
    "body": mrkdwn("its body"),
    "actions": [{"type": "button", "text": plain("Open it"), "action_id": "open_card"}],
}  # fmt: skip

RICH = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": [
            piece("text", "bold", style={"bold": True}),
            piece("text", " struck", style={"strike": True}),
            {"type": "user", "user_id": "U0ANA"}, {"type": "channel", "channel_id": "C0FRAUD"},
            {"type": "emoji", "name": "tada"},
            {"type": "link", "url": "https://a.example", "text": "a link"},
            {"type": "broadcast", "range": "here"},
        ]},
        {"type": "rich_text_list", "style": "ordered", "indent": 1, "elements": [
            {"type": "rich_text_section", "elements": [piece("text", "first item")]}]},
        {"type": "rich_text_quote", "elements": [piece("text", "quoted words")]},
        {"type": "rich_text_preformatted", "elements": [piece("text", "x = 1")]},
    ],
}  # fmt: skip

MARKDOWN = """# Top

**strong** and *soft* `code`

- one
- two

> said

| a | b |
| - | - |
| 1 | 2 |

```py
x < 1
```
[link](https://a.example)"""

BLOCKS = {
    "section": ({"type": "section", "text": mrkdwn("*Section* text"),
                 "fields": [mrkdwn("*Left*\nfield"), plain("Right field")],
                 "accessory": {"type": "button", "text": plain("Beside"), "action_id": "beside"}},
                ["Section text", "Left", "Right field", "Beside"]),
    "header": ({"type": "header", "text": plain("A header :rocket:"), "level": 1}, ["A header 🚀"]),
    "divider": ({"type": "divider"}, []),
    "context": ({"type": "context", "elements": [mrkdwn("small _print_"), plain("and plain")]},
                ["small print", "and plain"]),
    "actions": ({"type": "actions", "elements": [
        {"type": "button", "text": plain("Go on"), "style": "primary", "action_id": "a"},
        {"type": "button", "text": plain("Stop"), "style": "danger", "action_id": "b"}]},
        ["Go on", "Stop"]),
    "image": ({"type": "image", "slack_file": {"id": "F1"}, "alt_text": "A picture of a curve",
               "title": plain("Its title")}, ["A picture of a curve", "Its title"]),
    "markdown": ({"type": "markdown", "text": MARKDOWN},
                 ["Top", "strong and soft code", "one", "said", "x < 1", "link"]),
    "rich_text": (RICH, ["bold struck@Ana#fraud", "a link@here", "first item", "quoted words",
                         "x = 1"]),
    "table": ({"type": "table", "column_settings": [{"is_wrapped": True}, {"align": "right"}],
               "rows": [[piece("raw_text", "Name"), piece("raw_text", "Days")],
                        [rich(piece("text", "rich cell", style={"bold": True})),
                         number(5, "5 d")]]},
              ["Name", "rich cell", "5 d"]),
    "data_table": (DATA_TABLE, ["What the chance rests on", "Item 0", "1–3 of 8"]),
    "line": (chart("line"), ["A line chart", "Now", "First", "W1", "Chance, %"]),
    "area": (chart("area"), ["An area chart".replace("An", "A"), "W4"]),
    "bar": (chart("bar"), ["A bar chart", "Week"]),
    "pie": ({"type": "data_visualization", "title": "A pie chart", "chart": {
        "type": "pie", "segments": [{"label": "Weak labels", "value": 45},
        {"label": "Shop graph", "value": 30}, {"label": "Other", "value": 25}]}},
        ["A pie chart", "Weak labels, 45%", "Other, 25%"]),
    "alert": ({"type": "alert", "level": "warning", "text": mrkdwn("Take *care*")}, ["Take care"]),
    "card": (CARD, ["A card", "below its title", "its body", "Open it"]),
    "carousel": ({"type": "carousel", "elements": [CARD, {**CARD, "title": plain("Another card")},
                                                   {**CARD, "title": plain("A third")}]},
                 ["A card", "Another card"]),
    "container": ({"type": "container", "title": plain("Folded"), "subtitle": mrkdwn("two blocks"),
                   "is_collapsible": True, "child_blocks": [
                       {"type": "section", "text": plain("inside it")}, {"type": "divider"}]},
                  ["Folded", "two blocks", "inside it"]),
    "video": ({"type": "video", "title": plain("How it works"), "video_url": "https://v.example/1",
               "thumbnail_url": "https://v.example/1.png", "alt_text": "a video",
               "author_name": "Ana"}, ["How it works", "Ana", "Watch the video"]),
    "context_actions": ({"type": "context_actions", "elements": [
        {"type": "feedback_buttons", "action_id": "felt",
         "positive_button": {"text": plain("Good answer"), "value": "yes"},
         "negative_button": {"text": plain("Bad answer"), "value": "no"}},
        {"type": "icon_button", "icon": "trash", "text": plain("Throw away"), "action_id": "bin"}]},
        []),
    "plan": ({"type": "plan", "title": "This week", "tasks": [
        {"type": "task_card", "task_id": "1", "title": "Read the audit", "status": "complete"},
        {"type": "task_card", "task_id": "2", "title": "Ask the vendor", "status": "error",
         "details": rich(piece("text", "no answer yet"))}]},
        ["This week", "Read the audit (complete)", "Ask the vendor (error)", "no answer yet"]),
    "unknown": ({"type": "of_next_year"}, ["This page does not show “of_next_year” blocks."]),
}  # fmt: skip

INPUTS = {
    "plain_text_input": {"initial_value": "first words"},
    "number_input": {"is_decimal_allowed": True, "initial_value": "2.5"},
    "email_text_input": {"initial_value": "ana@a.example"},
    "url_text_input": {"initial_value": "https://a.example"},
    "static_select": {"options": OPTIONS, "initial_option": OPTIONS[1]},
    "multi_static_select": {"option_groups": GROUPS, "initial_options": [GROUPS[0]["options"][1]]},
    "users_select": {"initial_user": "U0ANA"},
    "multi_users_select": {"initial_users": ["U0ANA", "U0PRIYA"]},
    "channels_select": {"initial_channel": "C0FRAUD"},
    "multi_channels_select": {"initial_channels": ["C0FRAUD"]},
    "conversations_select": {"initial_conversation": "C0YOURS"},
    "multi_conversations_select": {"initial_conversations": ["C0YOURS"]},
    "external_select": {"min_query_length": 1, "initial_option": OPTIONS[2]},
    "multi_external_select": {"min_query_length": 1, "initial_options": OPTIONS[:2]},
    "checkboxes": {"options": OPTIONS, "initial_options": OPTIONS[:1]},
    "radio_buttons": {"options": OPTIONS, "initial_option": OPTIONS[2]},
    "datepicker": {"initial_date": "2026-03-31"},
    "timepicker": {"initial_time": "09:30"},
    "datetimepicker": {"initial_date_time": 1774944000},
    "rich_text_input": {"initial_value": rich(piece("text", "rich words", style={"bold": True}))},
    "file_input": {},
}  # fmt: skip


def field(kind: str, **more) -> dict:
    """An input block with an element of that kind, its block_id the kind's name."""
    return {
        "type": "input", "block_id": kind, "label": plain(kind), "optional": kind == "file_input",
        "element": {"type": kind, "action_id": "it", **INPUTS[kind]}, **more,
    }  # fmt: skip


def modal(*blocks: dict, title: str = "A form", **more) -> dict:
    return {
        "type": "modal", "title": plain(title), "submit": plain("Save"),
        "close": plain("Cancel"), "blocks": list(blocks), **more,
    }  # fmt: skip


def opened(view: dict, name: str = "V1", mark: str = "h1", **errors: str) -> dict:
    return {"id": name, "hash": mark, "view": view, "errors": errors}
