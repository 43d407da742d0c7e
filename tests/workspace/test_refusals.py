"""Each method fails with the words Slack documents for it, and then nothing has changed."""

import pytest

from bot.workspace.api.methods import METHODS
from tests.workspace.living import ALL_SCOPES, FRAUD, PRIYA, Life
from tests.workspace.scene import (
    HOME,
    LEFT,
    MODAL,
    PLAIN,
    SECRET,
    SECTION,
    SHUT,
    WRONG,
    filled,
    scene,
)

AT = {"channel": FRAUD}
OWN = {"channel": FRAUD, "timestamp": "{own}"}
NOWHERE = {"channel": "C0NOWHERE"}
LONG = "x" * 40_001
BULKY = [{"type": "section", "text": {**PLAIN, "text": "x" * 2900}}] * 5
HUGE = MODAL | {"blocks": [{"type": "section", "text": {**PLAIN, "text": "x" * 2600}}] * 100}

REFUSED = [
    ("auth.test", {"token": ""}, "not_authed"),
    ("auth.test", {"token": "xoxb-wrong"}, "invalid_auth"),
    ("chat.whisper", {}, "unknown_method"),
    ("apps.connections.open", {"token": ""}, "not_authed"),
    ("apps.connections.open", {}, "not_allowed_token_type"),
    ("apps.connections.open", {"token": "xapp-wrong"}, "invalid_auth"),
    ("blocks.validate", {}, "invalid_arguments"),
    ("blocks.validate", {"blocks": [SECTION], "view": MODAL}, "invalid_arguments"),
    ("blocks.validate", {"blocks": [WRONG]}, "invalid_blocks"),
    ("blocks.validate", {"message": {"blocks": [WRONG]}}, "invalid_message"),
    ("blocks.validate", {"view": MODAL | {"blocks": [WRONG]}}, "invalid_view"),
    ("bots.info", {"bot": "B0OTHER"}, "bot_not_found"),
    ("chat.delete", AT | {"ts": "1.2"}, "message_not_found"),
    ("chat.delete", AT | {"ts": "{gone}"}, "message_not_found"),
    ("chat.delete", AT | {"ts": "{private}"}, "message_not_found"),
    ("chat.delete", AT | {"ts": "{ana}"}, "cant_delete_message"),
    ("chat.deleteScheduledMessage", AT | {"scheduled_message_id": "Q0"},
     "invalid_scheduled_message_id"),
    ("chat.deleteScheduledMessage", {"channel": LEFT, "scheduled_message_id": "{scheduled}"},
     "invalid_scheduled_message_id"),
    ("chat.deleteScheduledMessage", AT | {"scheduled_message_id": "{soon}"},
     "invalid_scheduled_message_id"),
    ("chat.getPermalink", AT | {"message_ts": "1.2"}, "message_not_found"),
    ("chat.getPermalink", NOWHERE | {"message_ts": "{own}"}, "channel_not_found"),
    ("chat.postEphemeral", AT | {"user": "U0NOBODY", "text": "x"}, "user_not_found"),
    ("chat.postEphemeral", {"channel": "G0KNOWN", "user": "U0ANA", "text": "x"},
     "user_not_in_channel"),
    ("chat.postEphemeral", AT | {"user": PRIYA}, "no_text"),
    ("chat.postMessage", NOWHERE | {"text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": SECRET, "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": LEFT, "text": "x"}, "not_in_channel"),
    ("chat.postMessage", {"channel": SHUT, "text": "x"}, "is_archived"),
    ("chat.postMessage", AT, "no_text"),
    ("chat.postMessage", AT | {"text": LONG}, "msg_too_long"),
    ("chat.postMessage", AT | {"text": "x", "blocks": BULKY}, "msg_blocks_too_long"),
    ("chat.postMessage", AT | {"text": "x", "blocks": [WRONG]}, "invalid_blocks"),
    ("chat.postMessage", AT | {"text": "x", "blocks": "[{"}, "invalid_blocks_format"),
    ("chat.postMessage", AT | {"text": "x", "blocks": [SECTION] * 51}, "invalid_blocks"),
    ("chat.postMessage", AT | {"text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
    ("chat.postMessage", AT | {"text": "x", "thread_ts": "yesterday"}, "invalid_thread_ts"),
    ("chat.postMessage", AT | {"text": "x", "thread_ts": "{private}"}, "cannot_reply_to_message"),
    ("chat.postMessage", AT | {"text": "x", "metadata": {"event_type": "x"}},
     "invalid_metadata_format"),
    ("chat.scheduleMessage", AT | {"text": "x"}, "invalid_time"),
    ("chat.scheduleMessage", AT | {"text": "x", "post_at": "soon"}, "invalid_arguments"),
    ("chat.scheduleMessage", AT | {"text": "x", "post_at": "{now}"}, "time_in_past"),
    ("chat.scheduleMessage", AT | {"text": "x", "post_at": "{far}"}, "time_too_far"),
    ("chat.scheduleMessage", AT | {"post_at": "{later}"}, "no_text"),
    ("chat.scheduledMessages.list", NOWHERE, "channel_not_found"),
    ("chat.update", AT | {"ts": "{ana}", "text": "x"}, "cant_update_message"),
    ("chat.update", AT | {"ts": "{gone}", "text": "x"}, "message_not_found"),
    ("chat.update", AT | {"ts": "{own}"}, "no_text"),
    ("chat.update", AT | {"ts": "{own}", "text": "x", "blocks": [WRONG]}, "invalid_blocks"),
    ("conversations.history", {"channel": LEFT}, "not_in_channel"),
    ("conversations.history", AT | {"limit": 1000}, "invalid_limit"),
    ("conversations.history", AT | {"cursor": "nonsense"}, "invalid_cursor"),
    ("conversations.history", AT | {"oldest": "yesterday"}, "invalid_arguments"),
    ("conversations.info", {"channel": SECRET}, "channel_not_found"),
    ("conversations.join", {"channel": SHUT}, "is_archived"),
    ("conversations.join", {"channel": "D0ANA"}, "method_not_supported_for_channel_type"),
    ("conversations.list", {"limit": -1}, "invalid_limit"),
    ("conversations.members", {"channel": SECRET}, "channel_not_found"),
    ("conversations.open", {}, "users_list_not_supplied"),
    ("conversations.open", {"users": "U0NOBODY"}, "user_not_found"),
    ("conversations.replies", AT | {"ts": "1.2"}, "thread_not_found"),
    ("conversations.replies", AT | {"ts": "{gone}"}, "thread_not_found"),
    ("files.completeUploadExternal", {}, "invalid_arguments"),
    ("files.completeUploadExternal", {"files": [{"id": "F0"}]}, "file_not_found"),
    ("files.completeUploadExternal", {"files": [{"id": "{file}"}]}, "file_not_found"),
    ("files.completeUploadExternal", {"files": [{"id": "{sent}"}], "channel_id": LEFT},
     "not_in_channel"),
    ("files.getUploadURLExternal", {"filename": "x"}, "invalid_arguments"),
    ("pins.add", OWN, "already_pinned"),
    ("pins.list", {"channel": LEFT}, "not_in_channel"),
    ("pins.remove", AT | {"timestamp": "{ana}"}, "no_pin"),
    ("reactions.add", OWN | {"name": "eyes"}, "already_reacted"),
    ("reactions.add", OWN | {"name": "no such"}, "invalid_name"),
    ("reactions.add", AT | {"timestamp": "1.2", "name": "eyes"}, "message_not_found"),
    ("reactions.remove", OWN | {"name": "tada"}, "no_reaction"),
    ("team.info", {"team": "T0OTHER"}, "team_not_found"),
    ("users.conversations", {"user": "U0NOBODY"}, "user_not_found"),
    ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
    ("users.list", {"cursor": "nonsense"}, "invalid_cursor"),
    ("views.open", {"view": MODAL}, "invalid_arguments"),
    ("views.open", {"view": MODAL, "trigger_id": "1.2.x"}, "invalid_trigger_id"),
    ("views.open", {"view": MODAL, "trigger_id": "{late}"}, "expired_trigger_id"),
    ("views.open", {"view": MODAL, "trigger_id": "{used}"}, "exchanged_trigger_id"),
    ("views.open", {"view": HUGE, "trigger_id": "{fresh}"}, "view_too_large"),
    ("views.open", {"view": HOME, "trigger_id": "{fresh}"}, "invalid_arguments"),
    ("views.open", {"view": MODAL | {"external_id": "mine"}, "trigger_id": "{fresh}"},
     "duplicate_external_id"),
    ("views.publish", {"user_id": "U0NOBODY", "view": HOME}, "user_not_found"),
    ("views.publish", {"user_id": PRIYA, "view": MODAL}, "invalid_arguments"),
    ("views.publish", {"user_id": PRIYA, "view": HOME, "hash": "old"}, "hash_conflict"),
    ("views.push", {"view": MODAL, "trigger_id": "{fresh}"}, "not_found"),
    ("views.push", {"view": MODAL, "trigger_id": "{deep}"}, "push_limit_reached"),
    ("views.update", {"view": MODAL, "view_id": "V0"}, "not_found"),
    ("views.update", {"view": MODAL, "view_id": "{view}", "hash": "old"}, "hash_conflict"),
    ("views.update", {"view": MODAL | {"blocks": [WRONG]}, "view_id": "{view}"},
     "invalid_arguments"),
]  # fmt: skip
UNSCOPED = {"auth.test", "blocks.validate", "chat.getPermalink", "chat.scheduledMessages.list",
            "views.open", "views.publish", "views.push", "views.update"}  # fmt: skip


@pytest.fixture(scope="module")
def stage():
    life = Life()
    life.workspace.scopes |= ALL_SCOPES
    yield life, scene(life)
    life.close()


def name(case) -> str:
    return case if isinstance(case, str) else ""


@pytest.mark.parametrize(("method", "fields", "error"), REFUSED, ids=name)
def test_a_call_is_refused_as_slack_refuses_it(stage, method, fields, error):
    life, names = stage
    before = life.workspace.version
    assert life.error(method, **filled(fields, names)) == error
    assert life.workspace.version == before


def test_every_method_is_refused_somewhere():
    tried = {method for method, _, _ in REFUSED}
    assert set(METHODS) - tried == set()


@pytest.mark.parametrize("method", sorted(METHODS))
def test_a_method_needs_its_scope(life, method):
    life.workspace.scopes = frozenset()
    answer = life.call(method, channel=FRAUD)
    if method in UNSCOPED:
        assert answer.get("error") != "missing_scope"
        return
    assert answer["error"] == "missing_scope"
    life.workspace.scopes = frozenset({answer["needed"]})
    assert life.call(method, channel=FRAUD).get("error") != "missing_scope"


def test_a_private_channel_needs_the_scope_for_private_ones(stage):
    life, _ = stage
    life.workspace.scopes -= {"groups:history"}
    answer = life.call("conversations.history", channel="G0KNOWN")
    assert (answer["error"], answer["needed"]) == ("missing_scope", "groups:history")
    life.workspace.scopes |= {"groups:history"}
    assert life.call("conversations.history", channel="G0KNOWN")["ok"]


def test_wrong_blocks_are_pointed_at(life):
    said = "must be less than 3001 characters [json-pointer:/blocks/1/text/text]"
    answer = life.call("chat.postMessage", channel=FRAUD, text="x", blocks=[SECTION, WRONG])
    assert answer["errors"] == [said]
    assert answer["response_metadata"] == {"messages": [f"[ERROR] {said}"]}


def test_a_wrong_view_is_pointed_at(life):
    view = MODAL | {"blocks": [WRONG]}
    answer = life.call("views.open", trigger_id=life.workspace.trigger(PRIYA), view=view)
    said = "must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]"
    assert answer["response_metadata"] == {"messages": [f"[ERROR] {said}"]}


@pytest.mark.parametrize(
    ("fields", "pointers"),
    [
        ({"blocks": [WRONG, {"type": "nothing"}]}, ["/0/text/text", "/1/type"]),
        ({"message": {"text": "x", "blocks": [WRONG]}}, ["/blocks/0/text/text"]),
        ({"view": MODAL | {"blocks": [SECTION, WRONG]}}, ["/blocks/1/text/text"]),
    ],
    ids=["blocks", "message", "view"],
)
def test_blocks_validate_points_into_what_it_was_given(life, fields, pointers):
    found = life.call("blocks.validate", **fields)["errors"]
    assert [each["pointer"] for each in found] == pointers
    assert {each["code"] for each in found} == {"failed_constraint"}
    assert all(each["message"] for each in found)
