"""``doctor``: is everything as it should be, and what to do next."""

import json
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import click

from bot.backups import newest
from bot.delivery.client import Slack
from bot.settings import Settings, SettingsMissing
from core.store import files, outbox

FIXED_SQLITE = (3, 51, 3)
OLD = 15 * 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; ``good`` None where it is only worth knowing."""

    what: str
    good: bool | None
    words: str


@click.command()
@click.option("--json", "as_json", is_flag=True)
def doctor(as_json: bool) -> None:
    """Check settings, database and delivery; ends with the next step."""
    findings = examined()
    wrong = [finding for finding in findings if finding.good is False]
    if as_json:
        click.echo(json.dumps([{"what": f.what, "good": f.good, "words": f.words}
                               for f in findings]))  # fmt: skip
    else:
        marks = {True: "ok   ", False: "WRONG", None: "note "}
        for finding in findings:
            click.echo(f"{marks[finding.good]}  {finding.what}: {finding.words}")
        click.echo(f"Next: {wrong[0].words}" if wrong else "Next: nothing; all is well.")
    sys.exit(1 if wrong else 0)


def examined() -> list[Finding]:
    """Everything that is looked at, settings first."""
    try:
        settings = Settings.read()
    except SettingsMissing as error:
        return [Finding("settings", False, str(error)), _sqlite()]
    return [
        Finding("settings", True, "complete"),
        _sqlite(),
        *_database(settings.mlstatus_database),
        *_slack(settings),
    ]


def _sqlite() -> Finding:
    version = tuple(int(part) for part in files.sqlite_version().split("."))
    words = files.sqlite_version()
    if version < FIXED_SQLITE:
        words += "; before 3.51.3 two writers may corrupt a WAL, and mlstatus has only one"
    return Finding("SQLite", None if version < FIXED_SQLITE else True, words)


def _database(path: Path) -> list[Finding]:
    if not path.exists():
        return [Finding("database", None, f"{path} is made at the first start")]
    wrong = files.trouble(path)
    if wrong:
        return [Finding("database", False, f"{wrong}: restore a backup")]
    store = files.snapshot(path)
    with store.tx() as tx:
        states, oldest = outbox.counts(tx), outbox.oldest_waiting(tx)
    store.close()
    return [Finding("database", True, "whole"), _backup(path), _outbox(states, oldest)]


def _backup(path: Path) -> Finding:
    """The newest daily copy; an old one is worth knowing, for it is made while ``serve`` runs."""
    copy = newest(path)
    if copy is None:
        return Finding("backup", None, "none yet; `serve` makes one a day")
    day = date.fromisoformat(copy.stem.removeprefix("mlstatus-"))
    age = (datetime.now(UTC).date() - day).days
    words = f"{copy.name}, {age} days old" if age > 1 else copy.name
    return Finding("backup", None if age > 1 else True, words)


def _outbox(states: dict[str, int], oldest: datetime | None) -> Finding:
    if oldest and (datetime.now(UTC) - oldest).total_seconds() > OLD:
        return Finding(
            "outbox", False, f"a message waits since {oldest:%d %B %H:%M} UTC: is `serve` running?"
        )
    odd = {state: states[state] for state in ("unsure", "failed") if states.get(state)}
    if odd:
        listed = ", ".join(f"{number} {state}" for state, number in odd.items())
        return Finding("outbox", None, f"{listed}; see the log for each")
    return Finding("outbox", True, "nothing waits")


def _slack(settings: Settings) -> list[Finding]:
    slack = Slack(settings.slack_api_url, settings.slack_bot_token.get_secret_value())
    found = slack.read("auth.test", {}, seconds=5)
    if found is None:
        words = "no good answer: check SLACK_BOT_TOKEN and the way to Slack"
        return [Finding("Slack", False, words)]
    return [Finding("Slack", True, f"connected to {found.get('team')}")]
