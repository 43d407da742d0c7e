"""Slack's limits as data: a payload for any size, the largest size, and where a larger one fails.

The numbers are copied by hand from slack-limits.md, not read from the checker's tables.
"""

from collections.abc import Callable
from dataclasses import dataclass

Make = Callable[[int], dict]
URL = "https://example.invalid/"


@dataclass(frozen=True, slots=True)
class Limit:
    """``make(most)`` is allowed, ``make(most + 1)`` is refused at ``pointer``."""

    name: str
    make: Make
    most: int
    pointer: str


def x(size: int) -> str:
    return "x" * size


def plain(text: str) -> dict:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict:
    return {"type": "mrkdwn", "text": text}


def times(make: Callable[[int], object], size: int) -> list:
    return [make(number) for number in range(size)]


def option(number: int = 0, **more: object) -> dict:
    return {"text": plain(f"o{number}"), "value": str(number), **more}


def element(kind: str, **fields: object) -> dict:
    return {"type": kind, "action_id": "a", **fields}


def button(number: int = 0, **fields: object) -> dict:
    return {"type": "button", "action_id": f"a{number}", "text": plain("Press"), **fields}


def block(kind: str, **fields: object) -> dict:
    return {"type": kind, **fields}


def section(**fields: object) -> dict:
    return block("section", text=plain("x"), **fields)


def actions(*elements: dict) -> dict:
    return block("actions", elements=list(elements))


def asking(inner: dict, **fields: object) -> dict:
    return block("input", label=plain("Label"), element=inner, **fields)


def image(**fields: object) -> dict:
    return {"type": "image", "image_url": URL, "alt_text": "A picture"} | fields


def table(rows: int, columns: int = 1, text: str = "x") -> dict:
    cell = {"type": "raw_text", "text": text}
    return block("table", rows=[[cell] * columns for _ in range(rows)])


def data_table(rows: int = 2, columns: int = 1, text: str = "x", **fields: object) -> dict:
    return table(rows, columns, text) | {"type": "data_table", "caption": "Work"} | fields


def pie(size: int = 1, label: str = "A", title: str = "Share") -> dict:
    parts = [{"label": f"{label}{n}"[:20] if n else label, "value": 1} for n in range(size)]
    return block("data_visualization", title=title, chart={"type": "pie", "segments": parts})


def plot(kind: str = "line", series: int = 1, points: int = 2, **axes: object) -> dict:
    labels = [f"w{n}" for n in range(points)]
    data = [{"label": label, "value": 1.5} for label in labels]
    return block(
        "data_visualization", title="Chance",
        chart={"type": kind, "axis_config": {"categories": labels, **axes},
               "series": [{"name": f"s{n}", "data": data} for n in range(series)]},
    )  # fmt: skip


def named(name: str) -> dict:
    found = plot()
    found["chart"]["series"][0]["name"] = name
    return found


def categories(label: str) -> dict:
    found = plot(points=1)
    found["chart"]["axis_config"]["categories"] = [label]
    found["chart"]["series"][0]["data"] = [{"label": label, "value": 1}]
    return found


def card(**fields: object) -> dict:
    return block("card", title=plain("A card")) | fields


def container(**fields: object) -> dict:
    return block("container", title=plain("Box"), child_blocks=[block("divider")]) | fields


def video(**fields: object) -> dict:
    return block("video", alt_text="A film", title=plain("Film"), thumbnail_url=URL,
                 video_url=URL) | fields  # fmt: skip


def confirm(**fields: object) -> dict:
    words = {name: plain("x") for name in ("title", "text", "confirm", "deny")}
    return actions(button(confirm=words | fields))


def feedback(text: str = "Good", value: str = "v") -> dict:
    one = {"text": plain(text), "value": value}
    return block("context_actions", elements=[
        element("feedback_buttons", positive_button=one, negative_button=one)])  # fmt: skip


def icon(number: int = 0) -> dict:
    return {
        "type": "icon_button",
        "icon": "trash",
        "text": plain("Away"),
        "action_id": f"a{number}",
    }


def rich(text: str = "x") -> dict:
    piece = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return block("rich_text", elements=[piece])


def task(number: int = 0) -> dict:
    return block("task_card", task_id=f"t{number}", title="A task", status="complete")


TEXT, FIRST = "/blocks/0/text/text", "/blocks/0/elements/0"
BLOCK_LIMITS = (
    Limit("block_id", lambda n: section(block_id=x(n)), 255, "/blocks/0/block_id"),
    Limit("section", lambda n: block("section", text=mrkdwn(x(n))), 3000, TEXT),
    Limit("section", lambda n: block("section", fields=times(lambda _: plain("x"), n)), 10,
          "/blocks/0/fields"),
    Limit("section", lambda n: block("section", fields=[plain(x(n))]), 2000,
          "/blocks/0/fields/0/text"),
    Limit("header", lambda n: block("header", text=plain(x(n))), 150, TEXT),
    Limit("header", lambda n: block("header", text=plain("x"), level=n), 4, "/blocks/0/level"),
    Limit("actions", lambda n: actions(*times(button, n)), 25, "/blocks/0/elements"),
    Limit("context", lambda n: block("context", elements=times(lambda _: plain("x"), n)), 10,
          "/blocks/0/elements"),
    Limit("context_actions", lambda n: block("context_actions", elements=times(icon, n)), 5,
          "/blocks/0/elements"),
    Limit("image", lambda n: image(image_url=URL + x(n - len(URL))), 3000, "/blocks/0/image_url"),
    Limit("image", lambda n: image(alt_text=x(n)), 2000, "/blocks/0/alt_text"),
    Limit("image", lambda n: image(title=plain(x(n))), 2000, "/blocks/0/title/text"),
    Limit("input", lambda n: asking(element("plain_text_input")) | {"label": plain(x(n))}, 2000,
          "/blocks/0/label/text"),
    Limit("input", lambda n: asking(element("plain_text_input"), hint=plain(x(n))), 2000,
          "/blocks/0/hint/text"),
    Limit("markdown", lambda n: block("markdown", text=x(n)), 12_000, "/blocks/0/text"),
    Limit("table", table, 100, "/blocks/0/rows"),
    Limit("table", lambda n: table(1, n), 20, "/blocks/0/rows/0"),
    Limit("table", lambda n: table(1) | {"column_settings": [{"align": "right"}] * n}, 20,
          "/blocks/0/column_settings"),
    Limit("data_table", lambda n: data_table(n), 201, "/blocks/0/rows"),
    Limit("data_table", lambda n: data_table(2, n), 20, "/blocks/0/rows/0"),
    Limit("data_table", lambda n: data_table(page_size=n), 100, "/blocks/0/page_size"),
    Limit("data_table", lambda n: data_table(2, 1, x(n // 2)) if n % 2 == 0
          else data_table(2, 1, x(n // 2 + 1)), 20_000, "/blocks/0/rows"),
    Limit("data_visualization", lambda n: pie(title=x(n)), 50, "/blocks/0/title"),
    Limit("data_visualization", pie, 12, "/blocks/0/chart/segments"),
    Limit("data_visualization", lambda n: pie(label=x(n)), 20, "/blocks/0/chart/segments/0/label"),
    Limit("data_visualization", lambda n: plot("bar", n), 12, "/blocks/0/chart/series"),
    Limit("data_visualization", lambda n: plot("area", points=n), 20,
          "/blocks/0/chart/axis_config/categories"),
    Limit("data_visualization", lambda n: plot(points=n), 20, "/blocks/0/chart/series/0/data"),
    Limit("data_visualization", lambda n: named(x(n)), 20, "/blocks/0/chart/series/0/name"),
    Limit("data_visualization", lambda n: categories(x(n)), 20,
          "/blocks/0/chart/axis_config/categories/0"),
    Limit("data_visualization", lambda n: plot(x_label=x(n)), 50,
          "/blocks/0/chart/axis_config/x_label"),
    Limit("data_visualization", lambda n: plot(y_label=x(n)), 50,
          "/blocks/0/chart/axis_config/y_label"),
    Limit("video", lambda n: video(title=plain(x(n))), 199, "/blocks/0/title/text"),
    Limit("video", lambda n: video(author_name=x(n)), 49, "/blocks/0/author_name"),
    Limit("video", lambda n: video(description=plain(x(n))), 200, "/blocks/0/description/text"),
    Limit("card", lambda n: card(title=mrkdwn(x(n))), 150, "/blocks/0/title/text"),
    Limit("card", lambda n: card(subtitle=plain(x(n))), 150, "/blocks/0/subtitle/text"),
    Limit("card", lambda n: card(body=mrkdwn(x(n))), 200, "/blocks/0/body/text"),
    Limit("card", lambda n: card(actions=times(button, n)), 3, "/blocks/0/actions"),
    Limit("carousel", lambda n: block("carousel", elements=times(lambda _: card(), n)), 10,
          "/blocks/0/elements"),
    Limit("container", lambda n: container(title=plain(x(n))), 150, "/blocks/0/title/text"),
    Limit("container", lambda n: container(subtitle=plain(x(n))), 150, "/blocks/0/subtitle/text"),
    Limit("container", lambda n: container(child_blocks=times(lambda _: section(), n)), 10,
          "/blocks/0/child_blocks"),
)  # fmt: skip


def holding(inner: dict) -> dict:
    return actions(inner)


def menu(kind: str, **fields: object) -> Make:
    return lambda n: actions(element(kind, placeholder=plain(x(n)), **fields))


def groups(size: int, options: int = 1) -> list:
    return times(lambda _: {"label": plain("G"), "options": times(option, options)}, size)


FEW, E0 = times(option, 1), FIRST
PLACE = f"{E0}/placeholder/text"
TYPED = ("plain_text_input", "rich_text_input", "email_text_input", "url_text_input")
MENUS = ("users_select", "multi_users_select", "channels_select", "multi_channels_select",
         "conversations_select", "multi_conversations_select", "external_select",
         "multi_external_select", "datepicker", "timepicker")  # fmt: skip
ELEMENT_LIMITS = (
    Limit("button", lambda n: actions(button(text=plain(x(n)))), 75, f"{E0}/text/text"),
    Limit("button", lambda n: actions(button(url=URL + x(n - len(URL)))), 3000, f"{E0}/url"),
    Limit("button", lambda n: actions(button(value=x(n))), 2000, f"{E0}/value"),
    Limit("button", lambda n: actions(button(accessibility_label=x(n))), 75,
          f"{E0}/accessibility_label"),
    Limit("button", lambda n: actions(button() | {"action_id": x(n)}), 255, f"{E0}/action_id"),
    Limit("image", lambda n: block("context", elements=[image(alt_text=x(n))]), 2000,
          f"{E0}/alt_text"),
    Limit("plain_text", lambda n: block("context", elements=[plain(x(n))]), 3000, f"{E0}/text"),
    Limit("mrkdwn", lambda n: block("context", elements=[mrkdwn(x(n))]), 3000, f"{E0}/text"),
    Limit("overflow", lambda n: actions(element("overflow", options=times(option, n))), 5,
          f"{E0}/options"),
    Limit("overflow", lambda n: actions(element("overflow", options=[
        option(url=URL + x(n - len(URL)))])), 3000, f"{E0}/options/0/url"),
    Limit("checkboxes", lambda n: actions(element("checkboxes", options=times(option, n))), 10,
          f"{E0}/options"),
    Limit("radio_buttons", lambda n: actions(element("radio_buttons", options=times(option, n))),
          10, f"{E0}/options"),
    *(Limit(kind, menu(kind), 150, PLACE) for kind in MENUS),
    *(
        limit
        for kind in ("static_select", "multi_static_select")
        for limit in (
            Limit(kind, menu(kind, options=FEW), 150, PLACE),
            Limit(kind, lambda n, k=kind: actions(element(k, options=times(option, n))), 100,
                  f"{E0}/options"),
            Limit(kind, lambda n, k=kind: actions(element(k, option_groups=groups(n))), 100,
                  f"{E0}/option_groups"),
            Limit(kind, lambda n, k=kind: actions(element(k, option_groups=groups(1, n))), 100,
                  f"{E0}/option_groups/0/options"),
            Limit(kind, lambda n, k=kind: actions(element(k, option_groups=[
                {"label": plain(x(n)), "options": FEW}])), 75,
                f"{E0}/option_groups/0/label/text"),
            Limit(kind, lambda n, k=kind: actions(element(k, options=[
                option() | {"text": plain(x(n))}])), 75, f"{E0}/options/0/text/text"),
            Limit(kind, lambda n, k=kind: actions(element(k, options=[
                option() | {"value": x(n)}])), 150, f"{E0}/options/0/value"),
            Limit(kind, lambda n, k=kind: actions(element(k, options=[
                option(description=plain(x(n)))])), 75, f"{E0}/options/0/description/text"),
        )
    ),
    *(Limit(kind, lambda n, k=kind: asking(element(k, placeholder=plain(x(n)))), 150,
            "/blocks/0/element/placeholder/text") for kind in TYPED),
    Limit("plain_text_input", lambda n: asking(element("plain_text_input", max_length=n)), 3000,
          "/blocks/0/element/max_length"),
    Limit("plain_text_input", lambda n: asking(element("plain_text_input", min_length=n)), 3000,
          "/blocks/0/element/min_length"),
    Limit("plain_text_input", lambda n: asking(element("plain_text_input", max_lines=n)), 100,
          "/blocks/0/element/max_lines"),
    Limit("number_input", lambda n: asking(element(
        "number_input", is_decimal_allowed=True, min_value=str(n), max_value="7")), 7,
        "/blocks/0/element/min_value"),
    Limit("datetimepicker", lambda n: actions(element("datetimepicker", initial_date_time=n)),
          9_999_999_999, f"{E0}/initial_date_time"),
    Limit("feedback_buttons", lambda n: feedback(text=x(n)), 75,
          f"{E0}/positive_button/text/text"),
    Limit("feedback_buttons", lambda n: feedback(value=x(n)), 2000, f"{E0}/positive_button/value"),
    Limit("icon_button", lambda n: block("context_actions", elements=[
        icon() | {"text": plain(x(n))}]), 75, f"{E0}/text/text"),
    Limit("workflow_button", lambda n: actions(element(
        "workflow_button", text=plain(x(n)), workflow={"trigger": {"url": URL}})), 75,
        f"{E0}/text/text"),
    Limit("confirm", lambda n: confirm(title=plain(x(n))), 100, f"{E0}/confirm/title/text"),
    Limit("confirm", lambda n: confirm(text=mrkdwn(x(n))), 300, f"{E0}/confirm/text/text"),
    Limit("confirm", lambda n: confirm(confirm=plain(x(n))), 30, f"{E0}/confirm/confirm/text"),
    Limit("confirm", lambda n: confirm(deny=plain(x(n))), 30, f"{E0}/confirm/deny/text"),
)  # fmt: skip


def alert(text: str = "Careful") -> dict:
    return block("alert", text=plain(text), level="warning")


def modal(*blocks: dict, **fields: object) -> dict:
    return {"type": "modal", "title": plain("Log"), "blocks": list(blocks)} | fields


VIEW_LIMITS = (
    Limit("title", lambda n: modal(title=plain(x(n))), 24, "/view/title/text"),
    Limit("submit", lambda n: modal(submit=plain(x(n))), 24, "/view/submit/text"),
    Limit("close", lambda n: modal(close=plain(x(n))), 24, "/view/close/text"),
    Limit("metadata", lambda n: modal(private_metadata=x(n)), 3000, "/view/private_metadata"),
    Limit("callback_id", lambda n: modal(callback_id=x(n)), 255, "/view/callback_id"),
    Limit("external_id", lambda n: modal(external_id=x(n)), 255, "/view/external_id"),
    Limit("modal", lambda n: modal(*times(lambda _: section(), n)), 100, "/view/blocks"),
    Limit("home", lambda n: {"type": "home", "blocks": times(lambda _: section(), n)}, 100,
          "/view/blocks"),
    Limit("file_input", lambda n: modal(asking(element("file_input", max_files=n)),
                                        submit=plain("Send")), 10,
          "/view/blocks/0/element/max_files"),
    Limit("focus", lambda n: modal(*times(lambda _: asking(
        element("plain_text_input", focus_on_load=True)), n), submit=plain("Send")), 1,
        "/view/blocks/1/element/focus_on_load"),
)  # fmt: skip
ADVISED = (
    Limit("rows", lambda n: data_table(n), 101, "/blocks/0/rows"),
    Limit("segments", pie, 6, "/blocks/0/chart/segments"),
    Limit("series", lambda n: plot("line", n), 6, "/blocks/0/chart/series"),
    Limit("buttons", lambda n: card(actions=times(button, n)), 2, "/blocks/0/actions"),
    Limit("cells", lambda n: table(1, 4, x(n // 4)) if n % 4 == 0 else table(1, 4, x(n // 4 + 1)),
          10_000, "/blocks/0/rows"),
    Limit("together", lambda n: block("section", fields=[plain(x(1300))] * 9
                                      + [plain(x(n - 11_700))]), 13_000, "/blocks"),
)  # fmt: skip
