"""Settings, read from the environment and from ``.env``; the only reader of either."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

WHERE = {
    "SLACK_BOT_TOKEN": "OAuth & Permissions, “Bot User OAuth Token”, begins with xoxb-",
    "SLACK_SIGNING_SECRET": "Basic Information, “Signing Secret”",
}
EXPECTED = {
    "SLACK_API_URL": "an address that begins with https://",
    "MLSTATUS_INSTALLER": "a member id, such as U012AB3CD (Profile, ⋮, “Copy member ID”)",
    "MLSTATUS_PORT": "a number from 0 to 65535",
    "MLSTATUS_DATABASE": "the name of a file",
}

MEMBER = r"^([UW][A-Z0-9]{2,20})?$"


class SettingsMissing(Exception):
    """Something the bot cannot start without is not set, or is not what it should be."""

    def __init__(self, missing: list[str], wrong: list[str]) -> None:
        shown = "; ".join(f"{name} ({WHERE[name]})" for name in missing)
        advice = (
            f"Missing: {shown}. Put it into .env or the environment; all of them are on your"
            " app's pages at Slack. `make demo` needs none."
        )
        super().__init__(" ".join([*([advice] if missing else []), *wrong]))


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _address(value: str) -> str:
    """With the slash at the end that method names are appended to."""
    if not value.startswith(("http://", "https://")):
        raise ValueError(value)
    return value if value.endswith("/") else f"{value}/"


Secret = Annotated[SecretStr, BeforeValidator(_stripped), Field(min_length=1)]
Port = Annotated[int, Field(ge=0, le=65535)]


class Settings(BaseSettings):
    """Field ``slack_bot_token`` is read from ``SLACK_BOT_TOKEN``, and so on."""

    model_config = SettingsConfigDict(env_file=".env", frozen=True, extra="ignore")

    slack_bot_token: Secret
    slack_signing_secret: Secret
    slack_app_token: Annotated[SecretStr | None, BeforeValidator(_stripped)] = None
    slack_api_url: Annotated[str, BeforeValidator(_stripped), AfterValidator(_address)] = (
        "https://slack.com/api/"
    )
    mlstatus_database: Path = Path("mlstatus.db")
    mlstatus_host: Annotated[str, BeforeValidator(_stripped)] = "127.0.0.1"
    mlstatus_port: Port = 3000
    mlstatus_installer: Annotated[str, BeforeValidator(_stripped), Field(pattern=MEMBER)] = ""

    @classmethod
    def read(cls) -> Self:
        """From the environment. Raises SettingsMissing."""
        try:
            return cls()
        except ValidationError as error:
            named = {_name(each): each for each in error.errors()}
            missing = [name for name in named if name in WHERE]
            wrong = [_wrong(name, each) for name, each in named.items() if name not in WHERE]
            raise SettingsMissing(missing, wrong) from None

    def secrets(self) -> tuple[str, ...]:
        """What must not appear anywhere."""
        given = (self.slack_bot_token, self.slack_signing_secret, self.slack_app_token)
        return tuple(each.get_secret_value() for each in given if each)


def _name(error: ErrorDetails) -> str:
    return str(error["loc"][0]).upper()


def _wrong(name: str, error: ErrorDetails) -> str:
    return f"{name} is “{error['input']}”; it should be {EXPECTED.get(name, 'something else')}."
