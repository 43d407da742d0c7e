"""The same answers over Socket Mode, by a running server process."""

import json

import pytest

from bot import server
from bot.workspace.site import Site
from tests.scenarios.slack import Slack, nowhere
from tests.scenarios.sockets import SocketSlack


@pytest.fixture
def both(tmp_path):
    sockets, slack = SocketSlack(), Slack(tmp_path)
    site = Site(slack.workspace, slack.sending, nowhere)
    api = server.run(sockets.api(site), "127.0.0.1", 0)
    slack.start(SLACK_APP_TOKEN="xapp-1", SLACK_API_URL=f"http://127.0.0.1:{api.port}/api/")
    yield sockets, slack
    slack.close()
    api.close()
    sockets.close()


def command(text: str, trigger: str) -> dict:
    payload = {
        "command": "/mlstatus", "text": text, "team_id": "T0LOCAL", "user_id": "U0ANA",
        "channel_id": "C0FRAUD", "channel_name": "fraud", "trigger_id": trigger,
        "response_url": "http://127.0.0.1:9/response/x",
    }  # fmt: skip
    return {
        "type": "slash_commands", "envelope_id": f"E-{trigger}", "payload": payload,
        "accepts_response_payload": True,
    }  # fmt: skip


def test_commands_are_answered_over_two_sockets_and_http_serves_health_only(both):
    sockets, slack = both
    sockets.wait(lambda: len(sockets.links) == 2)
    answer = sockets.ask(command("plan Fraud by 31 Mar: labels; graph?", "1"))
    assert "*Fraud* is saved: 2 tasks, 2 approaches." in answer["payload"]["text"]
    again = sockets.ask(command('log graph negative "no gain"', "2"))
    assert "from 50% to" in again["payload"]["text"]
    assert json.loads(slack.page("/readyz"))["socket"] is True
    assert slack.sending.command("U0ANA", "C0FRAUD", "forecast")["failed"] is True


def test_a_malformed_envelope_does_not_end_the_bot(both):
    sockets, _ = both
    sockets.wait(lambda: len(sockets.links) == 2)
    sockets.links[-1].send({"type": "slash_commands", "envelope_id": "E-0", "payload": {"x": 1}})
    sockets.links[-1].send({"type": "nonsense"})
    answer = sockets.ask(command("help", "3"))
    assert "One line starts a plan" in answer["payload"]["text"]
