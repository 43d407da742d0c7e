import pytest

from bot.settings import Settings, SettingsMissing

NAMES = (
    "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN", "SLACK_API_URL",
    "MLSTATUS_DATABASE", "MLSTATUS_HOST", "MLSTATUS_PORT",
)  # fmt: skip
GOOD = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s3cret"}


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Settings read in an empty folder, from these values of the environment alone."""
    monkeypatch.chdir(tmp_path)

    def reading(**given: str) -> Settings:
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in given.items():
            monkeypatch.setenv(name, value)
        return Settings.read()

    return reading


def test_defaults_serve_http_on_loopback(read):
    found = read(**GOOD)
    assert (found.mlstatus_host, found.mlstatus_port) == ("127.0.0.1", 3000)
    assert str(found.mlstatus_database) == "mlstatus.db"
    assert found.slack_api_url == "https://slack.com/api/"
    assert not found.slack_app_token


def test_a_file_serves_as_well_and_the_environment_goes_before_it(read, tmp_path):
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-file\nSLACK_SIGNING_SECRET=from-file\n")
    found = read(SLACK_BOT_TOKEN="xoxb-environment")
    assert found.slack_bot_token.get_secret_value() == "xoxb-environment"
    assert found.slack_signing_secret.get_secret_value() == "from-file"


@pytest.mark.parametrize("given", [{}, {"SLACK_SIGNING_SECRET": ""}, {"SLACK_SIGNING_SECRET": " "}])
def test_what_is_missing_is_named_with_where_to_find_it(read, given):
    with pytest.raises(SettingsMissing) as caught:
        read(SLACK_BOT_TOKEN="xoxb-1", **given)
    assert str(caught.value) == (
        "Missing: SLACK_SIGNING_SECRET (Basic Information, “Signing Secret”). Put it into .env or"
        " the environment; all of them are on your app's pages at Slack. `make demo` needs none."
    )


def test_a_wrong_value_is_repeated_with_what_is_expected(read):
    with pytest.raises(SettingsMissing) as caught:
        read(**GOOD, MLSTATUS_PORT="many", SLACK_API_URL="slack.com")
    assert str(caught.value) == (
        "SLACK_API_URL is “slack.com”; it should be an address that begins with https://."
        " MLSTATUS_PORT is “many”; it should be a number from 0 to 65535."
    )


def test_blanks_around_values_and_a_missing_slash_do_no_harm(read):
    found = read(SLACK_BOT_TOKEN=" xoxb-1\n", SLACK_SIGNING_SECRET="s", SLACK_APP_TOKEN=" ",
                 SLACK_API_URL="http://127.0.0.1:9/api")  # fmt: skip
    assert found.slack_bot_token.get_secret_value() == "xoxb-1"
    assert found.slack_api_url == "http://127.0.0.1:9/api/"
    assert not found.slack_app_token


def test_secrets_are_not_shown(read):
    found = read(**GOOD, SLACK_APP_TOKEN="xapp-1")
    assert found.secrets() == ("xoxb-1", "s3cret", "xapp-1")
    assert not [secret for secret in found.secrets() if secret in repr(found)]
