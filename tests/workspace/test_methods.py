"""Each method does what Slack's does; what it did is there to read by the other methods."""

import re

import pytest

from tests.workspace.living import ANA, FRAUD, KENJI, LEADERS, MARTA, PRIYA, YOURS
from tests.workspace.scene import HOME, MODAL, SECTION

BOT = "U0MLSTATUS"


def history(life, channel: str = FRAUD, **fields) -> list[dict]:
    return life.call("conversations.history", channel=channel, **fields)["messages"]


def texts(messages: list[dict]) -> list[str]:
    return [each["text"] for each in messages]


def test_auth_test_says_who_the_bot_is_and_where(life):
    found = life.call("auth.test")
    assert (found["user_id"], found["team_id"], found["bot_id"]) == (BOT, "T0LOCAL", "B0MLSTATUS")
    assert found["url"] == f"{life.here}/"


def test_a_message_is_posted_changed_and_taken_away(life):
    answer = life.call("chat.postMessage", channel=FRAUD, text="one", blocks=[SECTION])
    assert re.fullmatch(r"\d{10}\.\d{6}", answer["ts"])
    assert answer["message"]["bot_id"] == "B0MLSTATUS"
    assert answer["message"]["blocks"][0]["block_id"]
    life.call("chat.update", channel=FRAUD, ts=answer["ts"], text="two")
    (changed,) = history(life)
    assert (changed["text"], changed["edited"]["user"]) == ("two", BOT)
    assert changed["blocks"] == answer["message"]["blocks"]
    assert life.call("chat.update", channel=FRAUD, ts=answer["ts"], text="three", blocks=[])["ok"]
    assert not history(life)[0].get("blocks")
    life.call("chat.delete", channel=FRAUD, ts=answer["ts"])
    assert history(life) == []


def test_a_form_is_read_like_json(life):
    life.call("chat.postMessage", form=True, channel=FRAUD, text="ä&b", blocks=f"[{_SECTION}]")
    (found,) = history(life)
    assert (found["text"], found["blocks"][0]["text"]["text"]) == ("ä&b", "y")


_SECTION = '{"type": "section", "text": {"type": "plain_text", "text": "y"}}'


@pytest.mark.parametrize("name", [FRAUD, "fraud", "#fraud"])
def test_a_channel_may_be_named(life, name):
    assert life.call("chat.postMessage", channel=name, text="x")["channel"] == FRAUD


def test_a_person_named_as_a_channel_is_written_to_directly(life):
    assert life.call("chat.postMessage", channel=ANA, text="x")["channel"] == "D0ANA"
    assert life.texts("D0ANA", ANA) == ["x"]
    assert life.texts("D0ANA", PRIYA) == []


def test_an_ephemeral_message_is_for_one_person_and_not_for_the_api(life):
    life.call("chat.postEphemeral", channel=FRAUD, user=ANA, text="psst")
    assert (life.texts(FRAUD, ANA), life.texts(FRAUD, PRIYA)) == (["psst"], [])
    assert history(life) == []


def test_a_long_text_is_posted_with_a_warning(life):
    answer = life.call("chat.postMessage", channel=FRAUD, text="x" * 4001)
    assert answer["ok"]
    assert len(answer["response_metadata"]["warnings"]) == 1


def test_metadata_is_shown_to_who_asks_for_it(life):
    kept = {"event_type": "digest", "event_payload": {"key": "7"}}
    life.post(metadata=kept)
    assert "metadata" not in history(life)[0]
    assert history(life, include_all_metadata=True)[0]["metadata"] == kept


def test_a_thread_is_read_by_any_of_its_messages_and_counted_at_its_head(life):
    head = life.post(text="head")
    answers = [life.post(text=f"answer {n}", thread_ts=head) for n in range(2)]
    life.workspace.say(FRAUD, ANA, "mine", thread_ts=head)
    (found,) = history(life)
    assert (found["reply_count"], found["reply_users"]) == (3, [BOT, ANA])
    for ts in (head, *answers):
        replies = life.call("conversations.replies", channel=FRAUD, ts=ts)["messages"]
        assert texts(replies) == ["head", "answer 0", "answer 1", "mine"]


def test_an_answer_to_an_answer_joins_the_thread(life):
    head = life.post()
    life.post(thread_ts=life.post(thread_ts=head), text="deep")
    replies = life.call("conversations.replies", channel=FRAUD, ts=head)["messages"]
    assert replies[-1]["thread_ts"] == head


def test_history_comes_newest_first_in_pages(life):
    for number in range(5):
        life.post(text=str(number))
    first = life.call("conversations.history", channel=FRAUD, limit=2)
    assert (texts(first["messages"]), first["has_more"]) == (["4", "3"], True)
    cursor = first["response_metadata"]["next_cursor"]
    rest = life.call("conversations.history", channel=FRAUD, limit=9, cursor=cursor)
    assert (texts(rest["messages"]), rest["has_more"]) == (["2", "1", "0"], False)


def test_history_between_two_moments(life):
    stamps = [life.post(text=str(number)) for number in range(4)]
    between = {"oldest": stamps[0], "latest": stamps[2]}
    assert texts(history(life, **between)) == ["1"]
    assert texts(history(life, inclusive=True, **between)) == ["2", "1", "0"]


def test_a_permalink_leads_to_a_message_and_into_its_thread(life):
    head = life.post()
    inside = life.post(thread_ts=head)
    plain, deep = (
        life.call("chat.getPermalink", channel=FRAUD, message_ts=ts)["permalink"]
        for ts in (head, inside)
    )
    assert plain == f"{life.here}/archives/{FRAUD}/p{head.replace('.', '')}"
    assert deep.endswith(f"?thread_ts={head}&cid={FRAUD}")


def test_channels_are_listed_by_kind_and_state(life):
    def listed(**fields):
        return [each["id"] for each in life.call("conversations.list", **fields)["channels"]]

    life.workspace.archived.add(LEADERS)
    assert LEADERS in listed()
    assert LEADERS not in listed(exclude_archived=True)
    assert "D0ANA" in listed(types="im")
    assert len(listed(types="public_channel,im")) == 10
    assert listed(limit=1) == [FRAUD]


def test_a_channel_is_described(life):
    facts = life.call("conversations.info", channel=FRAUD, include_num_members=True)["channel"]
    assert (facts["name"], facts["is_member"], facts["num_members"]) == ("fraud", True, 6)
    assert facts["is_ext_shared"] is True
    inside = life.call("conversations.info", channel=LEADERS)["channel"]
    assert inside["is_ext_shared"] is False
    assert life.do("say", channel=FRAUD, text="/rename fraud-2027") == {"ok": True}
    assert life.call("conversations.info", channel=FRAUD)["channel"]["name"] == "fraud-2027"


def test_who_is_in_a_channel(able):
    def members(channel):
        return able.call("conversations.members", channel=channel)["members"]

    assert members(FRAUD) == sorted([BOT, ANA, "U0BEN", KENJI, MARTA, PRIYA])
    assert KENJI not in members(LEADERS)
    assert members("D0ANA") == [ANA, BOT]


def test_where_the_bot_and_a_person_are(life):
    def places(**fields):
        return [each["id"] for each in life.call("users.conversations", **fields)["channels"]]

    assert places(user=KENJI) == [FRAUD, YOURS]
    life.workspace.members[YOURS].discard(BOT)
    assert YOURS not in places()
    assert places(user=KENJI) == [FRAUD]


def test_joining_once_and_again(able):
    able.workspace.members[LEADERS].discard(BOT)
    assert able.error("chat.postMessage", channel=LEADERS, text="x") == "not_in_channel"
    assert "warning" not in able.call("conversations.join", channel=LEADERS)
    assert able.call("chat.postMessage", channel=LEADERS, text="x")["ok"]
    again = able.call("conversations.join", channel=LEADERS)
    assert again["warning"] == "already_in_channel"


def test_a_direct_conversation_is_opened_by_person_or_by_id(life):
    by_person = life.call("conversations.open", users=ANA)["channel"]["id"]
    assert by_person == "D0ANA"
    full = life.call("conversations.open", channel="D0ANA", return_im=True)["channel"]
    assert (full["is_im"], full["user"]) == (True, ANA)


def test_people_have_time_zones_and_a_guest_is_a_stranger(life):
    def facts(user):
        return life.call("users.info", user=user)["user"]

    assert facts(ANA)["tz"] == "Europe/Berlin"
    assert facts(ANA)["tz_offset"] == 3600
    assert "is_stranger" not in facts(ANA)
    assert (facts(KENJI)["is_stranger"], facts(KENJI)["team_id"]) == (True, "T0OTHER")
    assert facts(BOT)["is_bot"] is True
    life.workspace.deactivated.add(ANA)
    assert facts(ANA)["deleted"] is True


def test_everybody_is_listed_page_by_page(life):
    found, cursor = [], ""
    while True:
        answer = life.call("users.list", limit=2, cursor=cursor)
        found += [each["id"] for each in answer["members"]]
        if not (cursor := answer["response_metadata"]["next_cursor"]):
            break
    assert sorted(found) == sorted([*life.workspace.people, BOT])


def test_the_team_and_the_bot_are_described(able):
    assert able.call("team.info")["team"]["id"] == "T0LOCAL"
    assert able.call("bots.info", bot="B0MLSTATUS")["bot"]["user_id"] == BOT


def test_reactions_come_and_go(able):
    ts = able.post()
    able.call("reactions.add", channel=FRAUD, timestamp=ts, name=":tada:")
    assert history(able)[0]["reactions"] == [{"name": "tada", "users": [BOT], "count": 1}]
    able.call("reactions.remove", channel=FRAUD, timestamp=ts, name="tada")
    assert "reactions" not in history(able)[0]


def test_pins_come_and_go(able):
    ts = able.post(text="pinned")
    able.call("pins.add", channel=FRAUD, timestamp=ts)
    (item,) = able.call("pins.list", channel=FRAUD)["items"]
    assert (item["type"], item["message"]["text"]) == ("message", "pinned")
    able.call("pins.remove", channel=FRAUD, timestamp=ts)
    assert able.call("pins.list", channel=FRAUD)["items"] == []


def test_a_file_is_uploaded_and_shown_in_a_thread(able):
    head = able.post()
    address = able.call("files.getUploadURLExternal", filename="plan.csv", length=3)
    path = address["upload_url"].removeprefix(able.here)
    assert able.fetch(path, b"a,b") == (200, "OK - 3")
    done = able.call(
        "files.completeUploadExternal", files=[{"id": address["file_id"], "title": "The plan"}],
        channel_id=FRAUD, thread_ts=head, initial_comment="Here",
    )  # fmt: skip
    assert done["files"] == [{"id": address["file_id"], "title": "The plan"}]
    shown = able.bots()[-1]
    assert (shown["text"], shown["thread_ts"]) == ("Here", head)
    assert (shown["files"][0]["name"], shown["files"][0]["size"]) == ("plan.csv", 3)
    assert able.fetch(path, b"again") == (404, "not found")


def test_a_home_is_published_again_under_the_same_id(life):
    first = life.call("views.publish", user_id=PRIYA, view=HOME)["view"]
    again = life.call("views.publish", user_id=PRIYA, view=HOME, hash=first["hash"])["view"]
    assert again["id"] == first["id"]
    assert again["hash"] != first["hash"]
    assert life.state(PRIYA)["home"]["type"] == "home"
    assert life.state(ANA)["home"] is None


def test_a_modal_is_opened_updated_and_covered_by_another(life):
    opened = life.call("views.open", trigger_id=life.workspace.trigger(PRIYA), view=MODAL)["view"]
    other = MODAL | {"title": {"type": "plain_text", "text": "Changed"}, "external_id": "mine"}
    changed = life.call("views.update", view_id=opened["id"], hash=opened["hash"], view=other)
    assert changed["view"]["hash"] != opened["hash"]
    trigger = life.workspace.trigger(PRIYA, opened["id"])
    above = life.call("views.push", trigger_id=trigger, view=MODAL)["view"]
    assert (above["previous_view_id"], above["root_view_id"]) == (opened["id"], opened["id"])
    titles = [each["view"]["title"]["text"] for each in life.state(PRIYA)["views"]]
    assert titles == ["Changed", "x"]
    assert life.call("views.update", external_id="mine", view=MODAL)["ok"]
    assert life.state(ANA)["views"] == []


def test_opening_a_modal_replaces_what_was_open(life):
    for _ in range(2):
        life.call("views.open", trigger_id=life.workspace.trigger(PRIYA), view=MODAL)
    assert len(life.state(PRIYA)["views"]) == 1


@pytest.mark.parametrize(("seconds", "error"), [(3, None), (3.1, "expired_trigger_id")])
def test_a_trigger_is_good_for_three_seconds_of_real_time(life, seconds, error):
    trigger = life.workspace.trigger(PRIYA)
    life.clock.wait(seconds=seconds)
    assert life.call("views.open", trigger_id=trigger, view=MODAL).get("error") == error


def test_moving_the_clock_of_the_workspace_ages_no_trigger(life):
    trigger = life.workspace.trigger(PRIYA)
    life.workspace.move_clock(life.clock.now.replace(year=2027))
    assert life.call("views.open", trigger_id=trigger, view=MODAL)["ok"]


def test_a_trigger_that_failed_for_its_view_is_still_good(life):
    trigger = life.workspace.trigger(PRIYA)
    assert life.error("views.open", trigger_id=trigger, view=HOME) == "invalid_arguments"
    assert life.call("views.open", trigger_id=trigger, view=MODAL)["ok"]


def test_good_blocks_are_valid(life):
    assert life.call("blocks.validate", blocks=[SECTION])["ok"]
    assert life.call("blocks.validate", view=HOME)["ok"]
    assert life.call("blocks.validate", message={"text": "x"})["ok"]
