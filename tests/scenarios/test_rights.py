"""Who may do what, beside a local Slack that is asked who people are and where they are."""

import pytest

from tests.scenarios.slack import Slack

PRIYA, ANA, KENJI, FRAUD = "U0PRIYA", "U0ANA", "U0KENJI", "C0FRAUD"


@pytest.fixture(scope="module")
def slack(tmp_path_factory):
    found = Slack(tmp_path_factory.mktemp("bot"))
    found.start()
    found.sending.command(PRIYA, FRAUD, "plan Catch fraud by 31 Mar: labels; a model?; pilot")
    yield found
    found.close()


def direct(slack: Slack, user: str) -> str:
    return next(channel for channel, whose in slack.workspace.directs.items() if whose == user)


def test_a_member_writes_from_a_direct_message(slack):
    answer = slack.sending.command(ANA, direct(slack, ANA), 'log a-model positive "gain holds"')
    assert answer["text"].startswith("Logged: a model, positive")


def test_a_stranger_reads_and_does_not_write(slack):
    assert "Catch fraud" in slack.sending.command(KENJI, FRAUD, "forecast")["text"]
    answer = slack.sending.command(KENJI, FRAUD, 'log a-model negative "no"')
    assert "People of other workspaces can read plans here" in answer["text"]


def test_only_the_owner_moves_the_target_until_there_are_editors(slack):
    moved = "edit catch-fraud by=2099-06-30"
    assert "Priya owns it" in slack.sending.command(ANA, FRAUD, moved)["text"]
    slack.sending.command(PRIYA, FRAUD, "edit catch-fraud editors=@ana")
    assert "→" in slack.sending.command(ANA, FRAUD, moved)["text"]
