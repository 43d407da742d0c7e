"""The same answers over Socket Mode, by a running server process."""

import json

import pytest

from bot.workspace.sending import Sending
from bot.workspace.sockets import Sockets
from tests.scenarios.slack import Slack

PLAN = "plan Fraud by 31 Mar: labels; graph?"


@pytest.fixture
def slack(tmp_path):
    found, sockets = Slack(tmp_path), Sockets()
    found.workspace.socket_address, found.sending.sockets = sockets.address, sockets
    found.start(SLACK_APP_TOKEN=found.workspace.app_token)
    with sockets.changed:
        assert sockets.changed.wait_for(lambda: len(sockets.links) == 2, timeout=20)
    yield found
    found.close()
    sockets.close()


def test_commands_are_answered_over_two_sockets_and_http_serves_health_only(slack):
    answer = slack.sending.command("U0ANA", "C0FRAUD", PLAN)
    assert "*Fraud* is saved: 2 tasks, 2 approaches." in answer["text"]
    again = slack.sending.command("U0ANA", "C0FRAUD", 'log graph negative "no gain"')
    assert "from 50% to" in again["text"]
    assert json.loads(slack.page("/readyz"))["socket"] is True
    by_http = Sending(slack.workspace, slack.sending.endpoint, slack.sending.here)
    assert by_http.command("U0ANA", "C0FRAUD", "forecast")["failed"] is True


def test_a_malformed_envelope_does_not_end_the_bot(slack):
    link = slack.sending.sockets.links[-1]
    link.send({"type": "slash_commands", "envelope_id": "E-0", "payload": {"x": 1}})
    link.send({"type": "nonsense"})
    answer = slack.sending.command("U0ANA", "C0FRAUD", "help")
    assert "One line starts a plan" in answer["text"]


def test_a_press_a_mention_and_a_refresh_work_over_sockets(slack):
    slack.sending.command("U0ANA", "C0FRAUD", PLAN)
    slack.sending.sockets.refresh()
    with slack.sending.sockets.changed:
        changed = slack.sending.sockets.changed
        assert changed.wait_for(lambda: slack.sending.sockets.taken >= 3, timeout=20)
    assert slack.sending.say("U0ANA", "C0FRAUD", "@mlstatus forecast") == {"ok": True}
    slack.until(lambda found: any("*Fraud*\n" in each["text"] for each in found))
