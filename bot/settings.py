"""Settings, read from the environment and from ``.env``; the only reader of either."""

from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

WHERE = {
    "SLACK_BOT_TOKEN": "OAuth & Permissions, “Bot User OAuth Token”, begins with xoxb-",
    "SLACK_SIGNING_SECRET": "Basic Information, “Signing Secret”",
}


class SettingsMissing(Exception):
    """Something the bot cannot start without is not set."""

    def __init__(self, names: list[str]) -> None:
        shown = "; ".join(f"{name} ({WHERE[name]})" for name in names)
        super().__init__(
            f"Missing: {shown}. Put it into .env or the environment; all of them are on your"
            " app's pages at Slack. `make demo` needs none."
        )


class Settings(BaseSettings):
    """Field ``slack_bot_token`` is read from ``SLACK_BOT_TOKEN``, and so on."""

    model_config = SettingsConfigDict(env_file=".env", frozen=True, extra="ignore")

    slack_bot_token: SecretStr = Field(min_length=1)
    slack_signing_secret: SecretStr = Field(min_length=1)
    slack_app_token: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    mlstatus_database: Path = Path("mlstatus.db")
    mlstatus_host: str = "127.0.0.1"
    mlstatus_port: int = 3000

    @classmethod
    def read(cls) -> Self:
        """From the environment. Raises SettingsMissing."""
        try:
            return cls()
        except ValidationError as error:
            missing = [str(each["loc"][0]).upper() for each in error.errors()]
            raise SettingsMissing([name for name in missing if name in WHERE]) from None
