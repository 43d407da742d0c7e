"""Slack's documented limits: at them a payload passes, above them it is refused where it fails."""

import json
from pathlib import Path

import pytest

from bot.workspace.blocks import (
    Finding,
    faults_of_message,
    faults_of_view,
    findings_of_message,
    warnings,
)
from bot.workspace.blocks.elements import ELEMENTS
from bot.workspace.blocks.layout import BLOCKS
from tests.workspace import limits
from tests.workspace.limits import Limit, actions, asking, block, button, element, modal, plain
from tests.workspace.living import FRAUD, PRIYA, Life

GOLDEN = Path(__file__).parent.parent / "golden"
MESSAGES = limits.BLOCK_LIMITS + limits.ELEMENT_LIMITS


def message(*blocks: dict, **fields: object) -> dict:
    return {"text": "x", "blocks": list(blocks)} | fields


def name(limit: Limit) -> str:
    return f"{limit.name}{limit.pointer}-{limit.most}"


@pytest.mark.parametrize("limit", MESSAGES, ids=name)
def test_a_message_passes_at_a_limit_and_is_refused_above_it(limit):
    assert faults_of_message(message(limit.make(limit.most))) == []
    found = faults_of_message(message(limit.make(limit.most + 1)))
    assert limit.pointer in [each.pointer for each in found]


@pytest.fixture(scope="module")
def slack():
    found = Life()
    yield found
    found.close()


def refused(answer: dict, error: str, pointer: str) -> bool:
    """Whether a call was refused for that reason, at that place."""
    said = answer.get("response_metadata", {}).get("messages", [])
    return answer.get("error") == error and any(f"[json-pointer:{pointer}]" in s for s in said)


@pytest.mark.parametrize("limit", MESSAGES, ids=name)
def test_the_web_api_takes_a_message_at_a_limit_and_points_at_what_is_above_it(slack, limit):
    def post(size: int) -> dict:
        return slack.call("chat.postMessage", **message(limit.make(size), channel=FRAUD))

    answer = post(limit.most)
    assert answer["ok"] or answer["error"] == "msg_blocks_too_long"
    assert refused(post(limit.most + 1), "invalid_blocks", limit.pointer)


@pytest.mark.parametrize("limit", limits.VIEW_LIMITS, ids=name)
def test_the_web_api_takes_a_view_at_a_limit_and_points_at_what_is_above_it(slack, limit):
    def show(size: int) -> dict:
        view = limit.make(size)
        if view["type"] == "home":
            return slack.call("views.publish", user_id=PRIYA, view=view)
        return slack.call("views.open", trigger_id=slack.workspace.trigger(PRIYA), view=view)

    assert show(limit.most)["ok"]
    assert refused(show(limit.most + 1), "invalid_arguments", limit.pointer)


@pytest.mark.parametrize("limit", limits.VIEW_LIMITS, ids=name)
def test_a_view_passes_at_a_limit_and_is_refused_above_it(limit):
    assert faults_of_view(limit.make(limit.most)) == []
    assert limit.pointer in [each.pointer for each in faults_of_view(limit.make(limit.most + 1))]


@pytest.mark.parametrize("limit", limits.ADVISED, ids=name)
def test_where_sources_differ_the_lower_limit_only_warns(limit):
    assert warnings(findings_of_message(message(limit.make(limit.most)))) == []
    payload = message(limit.make(limit.most + 1))
    assert faults_of_message(payload) == []
    assert [each.pointer for each in warnings(findings_of_message(payload))] == [limit.pointer]


LIMITLESS = {"divider": block("divider"), "rich_text": limits.rich("x" * 9000),
             "task_card": limits.task(),
             "plan": block("plan", title="Week", tasks=[limits.task(1)])}  # fmt: skip


@pytest.mark.parametrize("kind", LIMITLESS)
def test_blocks_without_a_length_pass(kind):
    assert faults_of_message(message(LIMITLESS[kind])) == []


def test_every_block_and_element_of_the_tables_is_tried():
    tried = {limit.name for limit in (*MESSAGES, *limits.VIEW_LIMITS)} | set(LIMITLESS) | {"alert"}
    assert set(BLOCKS) <= tried
    assert set(ELEMENTS) <= tried


WRONG = {
    "an unknown field": (block("divider", colour="red"), "/blocks/0/colour"),
    "an unknown block": (block("nothing"), "/blocks/0/type"),
    "no block at all": ("text", "/blocks/0"),
    "a section without words": (block("section"), "/blocks/0"),
    "an empty text": (block("section", text=plain("")), "/blocks/0/text/text"),
    "markup in a header": (block("header", text=limits.mrkdwn("x")), "/blocks/0/text/type"),
    "a button with another style": (actions(button(style="big")), "/blocks/0/elements/0/style"),
    "an action twice": (actions(button(), button()), "/blocks/0/elements/1/action_id"),
    "a text field among buttons": (
        actions(element("plain_text_input")), "/blocks/0/elements/0/type"),
    "options and groups": (actions(element(
        "static_select", options=limits.FEW, option_groups=limits.groups(1))),
        "/blocks/0/elements/0"),
    "a choice that is not offered": (actions(element(
        "static_select", options=limits.FEW, initial_option=limits.option(7))),
        "/blocks/0/elements/0/initial_option"),
    "a date that is none": (actions(element("datepicker", initial_date="2026-13-01")),
                            "/blocks/0/elements/0/initial_date"),
    "a time that is none": (actions(element("timepicker", initial_time="24:00")),
                            "/blocks/0/elements/0/initial_time"),
    "a number without its kind": (asking(element("number_input")), "/blocks/0/element"),
    "a file asked for in a message": (asking(element("file_input")), "/blocks/0/element/type"),
    "an image without words": ({"type": "image", "image_url": limits.URL}, "/blocks/0"),
    "two sources of an image": (limits.image(slack_file={"id": "F1"}), "/blocks/0"),
    "an alert in a message": (limits.alert(), "/blocks/0/type"),
    "a box in a box": (limits.container(child_blocks=[limits.container()]),
                       "/blocks/0/child_blocks/0/type"),
    "an empty carousel": (block("carousel", elements=[]), "/blocks/0/elements"),
    "a card without anything": (block("card"), "/blocks/0"),
    "a slice of nothing": (block("data_visualization", title="x", chart={
        "type": "pie", "segments": [{"label": "a", "value": 0}]}),
        "/blocks/0/chart/segments/0/value"),
    "a film over plain http": (limits.video(video_url="http://example.invalid"),
                               "/blocks/0/video_url"),
    "a table without a caption": (
        {k: v for k, v in limits.data_table().items() if k != "caption"}, "/blocks/0"),
    "a table of a heading only": (limits.data_table(1), "/blocks/0/rows"),
    "a rich heading": (limits.data_table(rows=2) | {"rows": [[limits.rich()], [limits.rich()]]},
                       "/blocks/0/rows/0/0"),
    "uneven rows": (limits.data_table() | {"rows": [*limits.table(1)["rows"],
                                                    *limits.table(1, 2)["rows"]]},
                    "/blocks/0/rows/1"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_slack_does_not_take_is_pointed_at(what):
    wrong, pointer = WRONG[what]
    assert pointer in [each.pointer for each in faults_of_message(message(wrong))]


def test_a_chart_has_one_point_per_category_and_each_series_its_own_name():
    chart = limits.plot(series=2)
    chart["chart"]["series"][1]["name"] = "s0"
    chart["chart"]["series"][0]["data"] = []
    found = {each.pointer for each in faults_of_message(message(chart))}
    assert {"/blocks/0/chart/series/1/name", "/blocks/0/chart/series/0/data"} <= found


def test_limits_over_a_whole_message():
    many = [limits.section() for _ in range(51)]
    assert faults_of_message(message(*many[:50])) == []
    assert [each.pointer for each in faults_of_message(message(*many))] == ["/blocks"]
    charts = [limits.pie()] * 3
    assert [each.pointer for each in faults_of_message(message(*charts))] == ["/blocks/2"]
    (second,) = faults_of_message(message(limits.table(1), limits.table(1)))
    assert (second.error, second.problem) == ("invalid_attachments", "only_one_table_allowed")
    twice = [limits.section(block_id="same")] * 2
    assert [each.pointer for each in faults_of_message(message(*twice))] == ["/blocks/1/block_id"]
    markdown = [block("markdown", text="x" * 6001)] * 2
    assert [each.pointer for each in faults_of_message(message(*markdown))] == ["/blocks/1/text"]
    (empty,) = faults_of_message({"text": "", "blocks": []})
    assert empty.error == "no_text"
    assert faults_of_message({"text": "x" * 40_000}) == []
    assert [each.error for each in faults_of_message({"text": "x" * 40_001})] == ["msg_too_long"]
    assert warnings(findings_of_message({"text": "x" * 4_001}))[0].error == "msg_too_long"
    assert faults_of_message(message(attachments=[{}] * 100)) == []
    assert faults_of_message(message(attachments=[{}] * 101))[0].error == "too_many_attachments"


def test_limits_over_a_whole_view():
    field = asking(element("plain_text_input"))
    assert [str(each) for each in faults_of_view(modal(field))] == [
        "missing required field: submit [json-pointer:/view]"
    ]
    assert faults_of_view(modal(limits.alert("x" * 200))) == []
    assert faults_of_view(modal(limits.table(1)))[0].pointer == "/view/blocks/0/type"
    big = [limits.block("section", text=plain("x" * 2600)) for _ in range(100)]
    assert [each.error for each in faults_of_view(modal(*big))] == ["view_too_large"]
    assert faults_of_view({"type": "modal", "blocks": []})[0].pointer == "/view"
    assert faults_of_view([])[0].pointer == "/view"
    shown = {"type": "home", "blocks": [limits.data_table()]}
    assert faults_of_view(shown) == []


def test_a_finding_reads_as_slack_writes_it():
    (found,) = faults_of_message(message(block("section", text=plain("x" * 3001))))
    assert str(found) == "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    assert found == Finding("/blocks/0/text/text", "must be less than 3001 characters")


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*blocks*.json")), ids=lambda path: path.stem)
def test_the_blocks_the_bot_posts_pass(path):
    assert faults_of_message({"text": "x", "blocks": json.loads(path.read_text())}) == []
