"""An update's way: drafted from the data, checked, edited, posted, changed, taken back."""

import pytest

from core.commands.forms import OpenForm
from core.errors import Refused
from core.usecases.forms import form_shown
from core.wording.check.checking import findings
from core.wording.check.tidying import tidied
from core.wording.message import Message
from core.wording.updates import lines_of, text_of
from tests.handlers.test_conversation import conversation, read
from tests.harness import ANA, BEN, FRAUD, Bot, fraud_plan

BOLD = "We'll solve it next week. The audit found 4 wrong labels in 200."


@pytest.fixture
def bot() -> Bot:
    bot = Bot()
    fraud_plan(bot)
    bot.type('worth "fewer chargebacks"')
    bot.pass_days(8)
    bot.type('log graph-features/graph-features negative "gain vanishes for new shops"')
    bot.type("lose graph-features/graph-features")
    return bot


def posts(bot):
    return [row for row in bot.queued() if row.kind in ("update", "details")]


def body(row):
    return Message.model_validate(row.body).twin()


def test_an_updates_way_from_draft_to_retraction(bot, golden):
    first = bot.type("status")
    posted = bot.press(first, "Post it")
    worded = bot.type(f'status say "{BOLD}"')
    mine = bot.press(worded, "Post mine")
    back = bot.press(mine, "Take it back")
    shown = [read(each) for each in (first, posted, worded, mine, back)]
    shown.append(read(bot.type("history catch-card-fraud-earlier")))
    sent = [f"{row.kind} → {row.recipient.model_dump(exclude_none=True)}\n{body(row)}"
            for row in posts(bot)]  # fmt: skip
    golden("\n\n".join([*shown, "IN THE CHANNEL", *sent]))


def test_one_message_an_objective_and_week_is_edited_with_details_in_its_thread(bot):
    bot.type("status post")
    bot.pass_days(1)
    bot.type('log sequence-model/sequence-model negative "no gain on night traffic"')
    bot.type("status post")
    head, inside, edit, thread = posts(bot)
    assert (head.recipient.channel, edit.recipient.edits) == (FRAUD, head.id)
    assert inside.recipient.thread == thread.recipient.thread == head.id
    bot.pass_days(7)
    bot.type("status post")
    parents = [each for each in posts(bot) if each.recipient.channel and not each.recipient.thread]
    assert len(parents) == 2


def test_the_first_forecast_and_moved_targets_stay_whatever_the_writer_says(bot):
    bot.type("edit catch-card-fraud-earlier by=2027-06-30")
    said = read(bot.type('status say "All quiet."'))
    assert "first forecast" in said
    assert "Target moved* from 31 March to 30 June" in said
    assert "All quiet." in said


def test_what_the_check_found_is_rewritten_with_the_forecasts_numbers_or_left_out(bot):
    worded = bot.type(f'status say "{BOLD}"')
    bot.press(worded, "Use this")
    (head, *_) = posts(bot)
    assert "solve it" not in body(head)
    assert "Chance of meeting the target date" in body(head)
    assert "4 wrong labels" in body(head)


def test_history_keeps_both_and_the_finding_posted_all_the_same(bot):
    bot.type(f'status say "{BOLD}"')
    bot.type("status post")
    kept = read(bot.type("history catch-card-fraud-earlier"))
    assert "The data's draft:" in kept
    assert "Kept all the same: “We'll solve it next week”, promise" in kept


def test_undo_takes_the_message_back_too_and_a_retraction_can_be_undone(bot):
    bot.type("status post")
    bot.type("status retract")
    bot.type("undo")
    assert "gain vanishes" in body(posts(bot)[-1]).lower()
    bot.type("undo")
    assert "took this update back" in body(posts(bot)[-1])


def test_an_update_that_was_taken_back_is_edited_and_posted_again(bot):
    bot.type("status post")
    bot.type("status retract")
    draft = read(bot.type('status say "we start over"'))
    assert "we start over" in draft
    assert "Only you see this draft." in draft
    bot.type("status post")
    assert any("we start over" in body(each) for each in posts(bot))


def test_only_owners_and_editors_post_and_others_see_the_draft(bot):
    draft = bot.type("status", BEN)
    assert draft.buttons == ()
    assert "Only the owner" in read(bot.type("status post", BEN))
    bot.type(f"edit catch-card-fraud-earlier editors=@{BEN}")
    assert "on its way" in read(bot.type("status post", BEN))


def test_nothing_to_take_back_is_said(bot):
    assert "No update of *Catch card fraud earlier* stands" in read(bot.type("status retract"))


def test_the_window_begins_with_the_draft_and_its_answer_is_the_preview(bot):
    with bot.store.tx() as tx:
        shown = form_shown(OpenForm(form="update"), bot.request("", ANA), tx)
        assert "gain vanishes" in shown.values["text"].lower()
        with pytest.raises(Refused):
            form_shown(OpenForm(form="update"), bot.request("", BEN), tx)


def test_text_survives_editing_and_smuggles_no_marks():
    lines = lines_of(
        "*What we learned* (<@U1ANA>): a & b <!channel> \ue001x\ue002\n\nnext *two words*"
    )
    assert text_of(lines).splitlines() == [
        "*What we learned* (<@U1ANA>): a & b <!channel> x", "next *two words*"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We'll solve it next week. Two batches failed.", "Two batches failed."),
        ("*What we learned* (<@U1ANA>): “We'll solve it next week.”", ""),
        ("*What we learned* (<@U1ANA>): “We'll solve it next week.” “No gain.”",
         "*What we learned* (<@U1ANA>): “No gain.”"),
        ("All is well.\nA huge breakthrough.\nMore on Friday.", "All is well.\nMore on Friday."),
        ("Recall went from 0.71 to 0.78. It rained.", "It rained."),
    ],
)  # fmt: skip
def test_sentences_and_quotations_with_findings_are_left_out_whole(text, left):
    assert tidied(text, findings(text, quoted=True)) == left


def test_what_is_tidied_passes_the_check(bot):
    for text in (BOLD, "A huge breakthrough! We will be done by Friday.\nRecall is 0.9."):
        again = tidied(text, findings(text, quoted=True))
        assert findings(again, quoted=True) == ()
    assert "> status" in conversation(bot, "status")
