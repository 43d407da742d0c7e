"""Modals: every input, errors beside it, stacked views, dispatching actions, typed text kept."""

from playwright.sync_api import expect

from tests.browser.pieces import INPUTS, OPTIONS, field, modal, mrkdwn, opened, piece, plain, rich

ALL = [field(kind) for kind in INPUTS]
SENT = {
    "plain_text_input": {"value": "first words"},
    "number_input": {"value": "2.5"},
    "email_text_input": {"value": "ana@a.example"},
    "url_text_input": {"value": "https://a.example"},
    "static_select": {"selected_option": OPTIONS[1]},
    "multi_static_select": {"selected_options": INPUTS["multi_static_select"]["initial_options"]},
    "users_select": {"selected_user": "U0ANA"},
    "multi_users_select": {"selected_users": ["U0ANA", "U0PRIYA"]},
    "channels_select": {"selected_channel": "C0FRAUD"},
    "multi_channels_select": {"selected_channels": ["C0FRAUD"]},
    "conversations_select": {"selected_conversation": "C0YOURS"},
    "multi_conversations_select": {"selected_conversations": ["C0YOURS"]},
    "external_select": {"selected_option": OPTIONS[2]},
    "multi_external_select": {"selected_options": OPTIONS[:2]},
    "checkboxes": {"selected_options": OPTIONS[:1]},
    "radio_buttons": {"selected_option": OPTIONS[2]},
    "datepicker": {"selected_date": "2026-03-31"},
    "timepicker": {"selected_time": "09:30"},
    "datetimepicker": {"selected_date_time": 1774944000},
    "rich_text_input": {"rich_text_value": rich(piece("text", "rich words", style={"bold": True}))},
    "file_input": {"files": []},
}
NAME = field("plain_text_input", block_id="name", label=plain("Name"), hint=plain("As people say"))


def text_field(name: str, **more) -> dict:
    element = {"type": "plain_text_input", "action_id": "it", **more}
    return {"type": "input", "block_id": name, "label": plain(name.title()), "element": element}


def shown(fed, *blocks: dict, **more):
    """The page with one open modal of these blocks."""
    fed.state["views"] = [opened(modal(*blocks, **more))]
    page = fed.open()
    return page, page.get_by_role("dialog", name="A form")


def test_a_modal_with_every_input_sends_what_it_was_given(fed, shot):
    _, dialog = shown(fed, *ALL)
    shot("modal-head")
    dialog.locator(".modal-body").evaluate("body => body.scrollTop = body.scrollHeight / 2")
    shot("modal-middle")
    dialog.locator(".modal-body").evaluate("body => body.scrollTop = body.scrollHeight")
    shot("modal-foot")
    dialog.get_by_role("button", name="Save").click()
    (body,) = fed.heard("submit")
    assert body["view"] == "V1"
    assert body["values"] == {kind: {"it": {"type": kind, **SENT[kind]}} for kind in INPUTS}
    assert list(SENT) == list(INPUTS)


def test_an_input_is_named_by_its_label_and_explained_by_its_hint(fed):
    blocks = [field(kind, hint=plain(f"Help with {kind}"), optional=False) for kind in INPUTS]
    _, dialog = shown(fed, *blocks)
    for kind in INPUTS:
        control = dialog.locator(f"[data-block={kind}] [data-action=it]")
        expect(control).to_have_accessible_name(kind)
        expect(control).to_have_accessible_description(f"Help with {kind}")


def test_a_file_is_read_and_sent(fed):
    _, dialog = shown(fed, field("file_input"))
    dialog.locator("input[type=file]").set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": b"a,b\n"}
    )
    expect(dialog).to_contain_text("a.csv (4 B)")
    dialog.get_by_role("button", name="Save").click()
    assert fed.heard("submit")[0]["values"]["file_input"]["it"]["files"] == [
        {"name": "a.csv", "size": 4, "mimetype": "text/csv", "content": "YSxiCg=="}
    ]


def test_an_error_stands_beside_its_input_and_takes_the_keyboard(fed, shot):
    page, dialog = shown(fed, text_field("name"), text_field("reason"))
    dialog.get_by_label("Name").fill("labels")
    dialog.get_by_label("Reason").fill("none")
    page.keyboard.press("Enter")
    fed.heard("submit")
    fed.tell(views=[opened(fed.state["views"][0]["view"], reason="Say what was learned.")])
    expect(dialog.get_by_label("Reason")).to_be_focused()
    expect(dialog.get_by_label("Reason")).to_have_accessible_error_message("Say what was learned.")
    expect(dialog.get_by_label("Name")).to_have_value("labels")
    shot("modal-error")


def test_what_slack_checks_itself_is_said_before_sending(fed):
    wrong = {
        "plain_text_input": ("", "Please fill in this field."),
        "number_input": ("two", "This needs a number."),
        "email_text_input": ("ana", "This needs an email address."),
        "url_text_input": ("ana", "This needs a link that starts with http."),
    }
    _, dialog = shown(fed, *map(field, wrong))
    for kind, (typed, _) in wrong.items():
        dialog.locator(f"[data-block={kind}] [data-action=it]").fill(typed)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator(".error")).to_have_text([said for _, said in wrong.values()])
    assert fed.asked("submit") == []


def test_a_text_longer_or_shorter_than_allowed_is_kept_and_marked(fed):
    _, dialog = shown(fed, text_field("name", min_length=2, max_length=4))
    for typed, said in (("a", "at least 2 characters"), ("abcde", "at most 4 characters")):
        dialog.get_by_label("Name").fill(typed)
        dialog.get_by_role("button", name="Save").click()
        expect(dialog.locator(".error")).to_contain_text(said)
        expect(dialog.get_by_label("Name")).to_have_value(typed)


def test_a_stacked_view_goes_back_to_the_one_below_with_its_text(fed, shot):
    page, dialog = shown(fed, text_field("name"))
    dialog.get_by_label("Name").fill("half a na")
    first = fed.state["views"][0]
    fed.tell(views=[first, opened(modal(text_field("other"), title="Above"), "V2")])
    above = page.get_by_role("dialog", name="Above")
    expect(above.get_by_label("Other")).to_be_focused()
    shot("modal-stacked")
    above.get_by_role("button", name="Back").click()
    assert fed.heard("close") == [{"user": "U0PRIYA", "view": "V2", "all": False}]
    fed.tell(views=[first])
    expect(above).to_have_count(0)
    expect(dialog.get_by_label("Name")).to_have_value("half a na")


def test_escape_closes_and_the_cross_of_a_stack_closes_all(fed):
    page, dialog = shown(fed, text_field("name"))
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    assert fed.heard("close")[0]["view"] == "V1"
    fed.tell(views=[])
    first, second = opened(modal(NAME), "V3"), opened(modal(NAME, title="Above"), "V4")
    fed.tell(views=[first, second])
    page.get_by_role("button", name="Close all").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert fed.heard("close", 2)[1] == {"user": "U0PRIYA", "view": "V4", "all": True}


def test_an_update_of_a_view_keeps_what_was_typed_and_the_place_of_the_keyboard(fed):
    page, dialog = shown(fed, text_field("name"), text_field("reason"))
    dialog.get_by_label("Reason").fill("it was")
    dialog.get_by_label("Reason").press("ArrowLeft")
    more = {"type": "section", "text": mrkdwn("*A curve* appears")}
    fed.tell(views=[opened(modal(text_field("name"), more, text_field("reason")), mark="h2")])
    expect(dialog).to_contain_text("A curve appears")
    expect(dialog.get_by_label("Reason")).to_be_focused()
    page.keyboard.type("!")
    expect(dialog.get_by_label("Reason")).to_have_value("it wa!s")


def test_a_dispatching_input_tells_the_bot_with_all_that_was_typed(fed):
    block = text_field("name") | {"dispatch_action": True}
    page, dialog = shown(fed, block, field("static_select", dispatch_action=True))
    dialog.get_by_label("Name").fill("labels")
    page.keyboard.press("Enter")
    (body,) = fed.heard("press")
    assert body["action"] == {"action_id": "it", "block_id": "name", "type": "plain_text_input",
                              "value": "labels"}  # fmt: skip
    assert body["values"]["static_select"]["it"]["selected_option"] == OPTIONS[1]
    assert fed.asked("submit") == []


def test_a_bot_that_answers_late_is_named_and_the_modal_can_be_sent_again(fed):
    fed.answers["submit"] = {"ok": False, "error": "operation_timeout"}
    page, dialog = shown(fed, text_field("name"))
    dialog.get_by_label("Name").fill("labels")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("operation_timeout")
    expect(dialog.get_by_label("Name")).to_have_value("labels")
    fed.answers.clear()
    dialog.get_by_role("button", name="Save").click()
    fed.heard("submit", 2)
    fed.tell(views=[])
    expect(dialog).to_have_count(0)


def test_the_keyboard_begins_at_the_choice_that_stands(fed):
    page, dialog = shown(fed, field("radio_buttons"))
    expect(dialog.get_by_role("radio", name="Blue")).to_be_focused()
    page.keyboard.press("Enter")
    assert fed.heard("submit")[0]["values"]["radio_buttons"]["it"]["selected_option"] == OPTIONS[2]
