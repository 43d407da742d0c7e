"""The main job, end to end: signed requests to a running server process, posts to a local Slack."""

import json
import urllib.error
import urllib.request

import pytest

from bot.workspace.inputs import element
from tests.scenarios.slack import Slack

PRIYA, ANA, FRAUD, YOURS = "U0PRIYA", "U0ANA", "C0FRAUD", "C0YOURS"
PLAN = (
    "plan Catch card fraud earlier by 31 Mar: clean labels; graph features? | sequence model?;"
    " live scoring; pilot"
)


@pytest.fixture(scope="module")
def slack(tmp_path_factory):
    found = Slack(tmp_path_factory.mktemp("bot"))
    found.start()
    yield found
    found.close()


def texts(messages) -> list[str]:
    return [message["text"] for message in messages]


def test_a_plan_a_result_and_a_digest_with_a_restart_between(slack):
    answer = slack.sending.command(PRIYA, FRAUD, PLAN)
    assert answer["response_type"] == "ephemeral"
    assert "*Catch card fraud earlier* is saved: 4 tasks, 5 approaches." in answer["text"]
    assert "by 31 March" in answer["text"]
    assert slack.stop() == 0
    slack.start()
    answer = slack.sending.command(
        ANA, FRAUD, 'log graph-features negative "no gain for new shops" quality=hbcrw'
    )
    assert "from 50% to 35%" in answer["text"]
    messages = slack.until(lambda found: any("no gain" in m["text"].lower() and m.get("thread_ts")
                                             for m in found))  # fmt: skip
    heading = next(m for m in messages if m["text"].startswith("Results of the week"))
    (line,) = [m for m in messages if m.get("thread_ts") == heading["ts"]]
    assert line["text"] == (f"*graph features*, negative (<@{ANA}>). “No gain for new shops”")
    assert_the_digest_is_posted_with_its_details_in_the_thread(slack)


def test_buttons_mentions_and_direct_messages_speak_the_same_grammar(slack):
    slack.sending.command(PRIYA, YOURS, "plan Fewer dead ends by 31 Mar: index?; live")
    message = next(m for m in slack.workspace.messages(YOURS) if m.get("blocks"))
    slack.sending.press(PRIYA, message, element(message["blocks"], "perform_2"))
    slack.until(lambda found: any(t.startswith("Saved: index at 75%") for t in texts(found)))
    slack.sending.say(PRIYA, YOURS, "@mlstatus forecast")
    slack.until(lambda found: any("*Fewer dead ends*\n" in t for t in texts(found)))
    direct = next(d for d, user in slack.workspace.directs.items() if user == PRIYA)
    slack.sending.say(PRIYA, direct, "help")
    slack.until(lambda found: any(m["channel"] == direct and "One line starts a plan" in m["text"]
                                  for m in found))  # fmt: skip


def assert_the_digest_is_posted_with_its_details_in_the_thread(slack):
    slack.sending.command(PRIYA, FRAUD, "digest now")
    messages = slack.until(lambda found: any(_answers_a_digest(m, found) for m in found))
    (digest,) = [m for m in messages if "· week to" in m["text"]]
    assert digest["text"].startswith("*Catch card fraud earlier* · week to")


def _answers_a_digest(message, found) -> bool:
    heads = {m["ts"] for m in found if "· week to" in m["text"]}
    return message.get("thread_ts") in heads and "No gain" in message["text"]


def test_a_title_is_text_whatever_it_holds(slack):
    name = "<!channel> & <script>alert(1)</script>"
    answer = slack.sending.command(PRIYA, YOURS, f"plan {name} by 31 Mar: a?")
    assert "&lt;!channel&gt; &amp; &lt;script&gt;" in answer["text"]
    assert "<!channel>" not in answer["text"]


def test_unsigned_requests_are_refused_and_leave_no_trace(slack):
    body = b"command=%2Fmlstatus&text=very-secret-words&team_id=T&user_id=U&channel_id=C"
    request = urllib.request.Request(slack.sending.endpoint, body)
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=5)
    with caught.value as refused:
        assert refused.code == 401
    slack.sending.command(PRIYA, YOURS, "forecast quiet-please")
    for secret in ("very-secret-words", "quiet-please", slack.workspace.token,
                   slack.workspace.signing_secret):  # fmt: skip
        assert secret not in slack.log()


def test_health_says_that_it_is_ready(slack):
    facts = json.loads(slack.page("/readyz"))
    assert facts["ready"] is True
    assert "mlstatus_ready 1.0" in slack.page("/metrics")


def test_a_second_process_is_told_who_holds_the_database(slack, tmp_path):
    with pytest.raises(AssertionError, match="is in use by process"):
        second_at(slack)


def second_at(slack: Slack) -> None:
    other = Slack(slack.folder)
    try:
        other.start()
    finally:
        other.close()


def test_a_missing_setting_is_named(tmp_path):
    found = Slack(tmp_path)
    try:
        with pytest.raises(AssertionError, match="SLACK_SIGNING_SECRET"):
            found.start(SLACK_SIGNING_SECRET="", PYTHONWARNINGS="default")
    finally:
        found.close()
