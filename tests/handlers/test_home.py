"""A person's own page: what stands on it, when it is made again, and how it fits."""

import json
from datetime import date

import pytest

from bot.delivery.posting import call_of
from bot.services import Rendering
from bot.workspace.blocks import faults_of_message, faults_of_view
from core.commands.forms import OpenForm
from core.store import places, plan
from core.store.outbox import HOME
from core.wording.message import button
from tests.harness import ANA, BEN, FRAUD, TEAM, fraud_plan
from tests.signed import Signed


@pytest.fixture
def slack() -> Signed:
    found = Signed()
    fraud_plan(found.bot)
    return found


def look(slack, user=ANA):
    slack.event({"type": "app_home_opened", "user": user, "channel": "D1", "tab": "home"})


def made(slack, user=ANA):
    """The call that publishes a person's newest page."""
    (row,) = [each for each in slack.letters(HOME) if each.recipient.user == user]
    rendering = Rendering(slack.bot.store, lambda: slack.bot.now)
    call = call_of(row, None, rendering.laid(row))
    assert call.method == "views.publish"
    assert faults_of_view(call.arguments["view"]) == []
    return call.arguments["view"]


def words(view):
    return "\n".join(each["text"]["text"] for each in view["blocks"] if "text" in each)


def pressed(view, label):
    inside = [each.get("accessory") for each in view["blocks"]]
    inside += [e for block in view["blocks"] for e in block.get("elements", [])]
    return next(each for each in inside if each and each["text"]["text"] == label)


def test_a_page_says_what_runs_what_is_owned_and_when_one_may_be_asked(slack, golden):
    slack.type("edit sequence-model who=<@U1ANA> days=15-45 p=50%")
    slack.type("start sequence-model")
    slack.bot.pass_days(28)
    slack.type('log sequence-model negative "no gain" quality=hb')
    look(slack)
    golden(words(made(slack)))


def test_an_empty_page_says_how_to_begin(slack, golden):
    look(slack, BEN)
    golden(words(made(slack, BEN)))


def test_only_pages_that_were_opened_are_made(slack):
    slack.type("start sequence-model")
    assert slack.letters(HOME) == []


def test_the_messages_tab_makes_no_page(slack):
    slack.event({"type": "app_home_opened", "user": ANA, "channel": "D1", "tab": "messages"})
    assert slack.letters(HOME) == []


def test_a_write_makes_the_pages_of_those_it_concerns_again_once(slack):
    look(slack)
    look(slack, BEN)
    first = {row.recipient.user: row.key for row in slack.letters(HOME)}
    slack.type("edit sequence-model p=70%")
    slack.type("start sequence-model")
    second = {row.recipient.user: row.key for row in slack.letters(HOME)}
    assert second[ANA] != first[ANA]
    assert second[BEN] == first[BEN]


def test_what_is_pressed_on_the_page_opens_the_window_for_that_approach(slack):
    slack.type("edit sequence-model who=<@U1ANA>")
    slack.type("start sequence-model")
    look(slack)
    action = pressed(made(slack), "Log a result") | {"type": "button", "block_id": "x"}
    where = {"type": "view", "view_id": "V1"}
    slack.interact("block_actions", ANA, container=where, actions=[action])
    view = slack.screens.opened[-1]
    chosen = next(each for each in view["blocks"] if each["block_id"] == "approach")
    assert "sequence model" in chosen["element"]["initial_option"]["text"]["text"]


def test_two_hundred_items_are_shown_in_parts(slack):
    ideas = " | ".join(f"idea {number}? 3-9d" for number in range(120))
    slack.bot.type(f"plan Many ideas by 31 Mar: {ideas}")
    with slack.bot.store.tx() as tx:
        tx.run("UPDATE approaches SET state = 'running', started_on = '2026-11-20', owner = ?", ANA)
    look(slack)
    assert "day 2 of an expected" in words(made(slack))
    for part in range(1, 7):
        turn = pressed(made(slack), "More") | {"type": "button", "block_id": "x"}
        where = {"type": "view", "view_id": "V1"}
        slack.interact("block_actions", ANA, container=where, actions=[turn])
        assert pressed(made(slack), "Earlier ones")["value"] == str(part - 1)


def test_longest_names_fit_the_page(slack):
    name = "🧪<!channel>" * 10
    for number in range(30):
        slack.bot.type(f"plan {name[: 90 - number]} by 31 Mar: {name[: 90 - number]}?; x")
    look(slack)
    made(slack)


def test_a_private_channels_plan_is_not_on_anybody_elses_page(slack):
    slack.type("edit sequence-model who=<@U1BEN>")
    slack.type("start sequence-model")
    with slack.bot.store.tx() as tx:
        known = places.channel(tx, TEAM, FRAUD)
        places.put_channel(tx, known.model_copy(update={"private": True}))
    look(slack, BEN)
    assert "sequence model" not in words(made(slack, BEN))


def test_preferences_are_set_in_a_window(slack):
    slack.type("ooo")
    assert slack.submit(nudges_a_week="1", quiet_from="17:00", out_until="2026-12-01") == {}
    with slack.bot.store.tx() as tx:
        person = places.person(tx, TEAM, ANA)
    assert (person.nudges_a_week, person.quiet_from.hour) == (1, 17)
    assert person.out_until == date(2026, 12, 1)
    assert slack.answers()[-1].lines == (
        "Saved. Quiet from 17:00 to 09:00; at most 1 question a week, at 10:00."
        " Away until 1 December.",
        "Only you see this.",
    )


def test_stale_preferences_show_both_versions(slack):
    slack.type("ooo")
    slack.bot.type("ooo until 1 Dec")
    answer = slack.submit(nudges_a_week="1")
    assert answer["response_action"] == "update"
    assert slack.submit(view=answer["view"]) == {}


def test_a_channels_settings_are_set_in_a_window(slack):
    row = next(b for b in slack.type("settings")["blocks"] if b["type"] == "actions")
    slack.press(row["elements"][0])
    view = slack.screens.opened[-1]
    zone = next(each for each in view["blocks"] if each.get("block_id") == "timezone")
    assert zone["element"]["type"] == "external_select"
    assert slack.submit(weekday="Friday", at="15:30", timezone="Europe/Madrid") == {}
    with slack.bot.store.tx() as tx:
        channel = places.channel(tx, TEAM, FRAUD)
    assert (channel.digest_weekday, f"{channel.digest_at:%H:%M}") == (4, "15:30")
    assert channel.timezone == "Europe/Madrid"


def test_an_unknown_zone_is_said_beside_its_input(slack):
    slack.bot.services.screens.open("t", {"type": "modal", "title": {"type": "plain_text",
        "text": "x"}, "blocks": []})  # fmt: skip
    press = button("x", OpenForm(form="channel"))
    value = json.dumps({"name": press.name, "fields": press.fields})
    slack.press({"type": "button", "action_id": "perform_0", "value": value})
    answer = slack.submit(timezone="Mars/Base")
    assert "Mars/Base" in answer["errors"]["timezone"]


def test_the_overview_compares_with_a_week_ago_and_offers_the_next_step(slack, golden):
    slack.type("edit sequence-model who=<@U1ANA> days=15-45 p=50%")
    slack.type("edit clean-labels/clean-labels who=<@U1ANA> p=95% days=3-8")
    slack.type("start sequence-model")
    slack.bot.pass_days(8)
    slack.type("win graph-features/graph-features")
    answer = slack.type("")
    assert faults_of_message(answer) == []
    labels = [
        each["text"]["text"]
        for block in answer["blocks"]
        if block["type"] == "actions"
        for each in block["elements"]
    ]
    golden(answer["text"] + "\n" + " ".join(f"[{label}]" for label in labels))


def test_what_is_overdue_is_resolved_from_the_page_and_then_gone_from_it(slack):
    slack.bot.pass_days(200)
    look(slack)
    assert "is over. How did it end?" in words(made(slack))
    action = pressed(made(slack), "It came true")
    slack.interact(
        "block_actions", ANA, container={"type": "view"}, actions=[action | {"block_id": "x"}]
    )
    with slack.bot.store.tx() as tx:
        (found,) = plan.objectives(tx, TEAM)
    assert found.resolution == "yes"
    assert "How did it end?" not in words(made(slack))
