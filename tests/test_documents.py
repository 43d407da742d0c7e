"""What is written down agrees with what is registered."""

import json
import re
import shlex
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import VERBS as LINE_VERBS
from bot.__main__ import main
from bot.app import build_app
from bot.manifest import EVENTS, SHORTCUTS, as_yaml, manifest
from core.usecases.examples import here
from core.wording.marks import code
from handlers import ids
from handlers.grammar.helping import example, help_message
from handlers.grammar.page import commands_page
from handlers.grammar.registry import BY_NAME, TOPICS, VERBS
from handlers.membership import BACK, GONE, RENAMED, SILENT
from tests.harness import Bot, fraud_plan

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 23)


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def test_the_readme_lists_exactly_the_registered_verbs():
    table = re.findall(r"^\| (`.+) \|$", (ROOT / "README.md").read_text(), re.M)
    assert table == [f"`{cell(verb.usage)}` | {cell(verb.summary)}" for verb in VERBS]


def test_the_page_of_commands_is_the_one_the_registry_makes():
    assert (ROOT / "docs/commands.md").read_text().strip() == commands_page(SHORTCUTS).strip()


def test_help_knows_every_verb_and_the_manifest_no_other():
    shown = "".join(
        line for topic in ("", *TOPICS) for line in help_message(topic, None, TODAY).lines
    )
    for verb in VERBS:
        assert code(verb.name) in shown
        assert code(verb.usage) in shown
    (command,) = manifest()["features"]["slash_commands"]
    hinted = {part.split()[0] for part in command["usage_hint"].split(" | ") if part[0].islower()}
    assert hinted - {"negative", "unclear"} <= set(BY_NAME)


def test_the_manifests_shortcuts_are_those_that_are_listened_to():
    found = {each["callback_id"] for each in manifest()["features"]["shortcuts"]}
    assert found == {ids.LOG_MESSAGE, ids.LOG_ANYWHERE}


ELSEWHERE = {"settle", "guess", "import", "brief"}
"""Verbs whose examples need more than a plan: somebody who asked, a file, an administrator."""


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.name not in ELSEWHERE],
                         ids=lambda verb: verb.name)  # fmt: skip
def test_every_example_of_help_runs_as_it_stands(verb):
    bot = Bot()
    fraud_plan(bot)
    with bot.store.tx() as tx:
        found = here(tx, bot.request(""))
    answer = bot.type(example(verb, found))
    assert "You typed" not in answer.twin()
    assert "Did you mean" not in answer.twin()


def test_the_manifest_file_is_the_one_the_bot_prints():
    assert (ROOT / "manifest.yml").read_text().strip() == as_yaml(manifest()).strip()


def test_every_event_of_the_manifest_has_a_listener_and_no_other():
    listened = {
        "app_mention",
        "message.im",
        "member_joined_channel",
        "app_home_opened",
        *GONE,
        *BACK,
        *RENAMED,
    }
    assert set(EVENTS) == listened | set(SILENT)


def test_the_manifest_keeps_slacks_limits():
    found = manifest("https://bot.example")
    shown = found["display_information"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    (command,) = found["features"]["slash_commands"]
    assert command["command"] == ids.COMMAND
    assert command["should_escape"] is True
    assert len(command["usage_hint"]) <= 1000
    assert command["url"] == "https://bot.example/slack/events"
    assert "request_url" not in manifest()["settings"]["event_subscriptions"]


def test_the_app_can_be_built_without_slack():
    assert build_app(Bot().services, "xoxb-1", "secret") is not None


@pytest.mark.parametrize("verb", LINE_VERBS)
def test_every_verb_of_the_command_line_explains_itself(verb):
    answer = CliRunner().invoke(main, [verb, "--help"])
    assert answer.exit_code == 0, answer.output


PLAN = {
    "version": 1,
    "today": "2026-11-23",
    "objectives": [
        {
            "key": "a",
            "target": "2027-01-29",
            "tasks": [{"key": "t", "approaches": [{"key": "x", "chance": 0.5, "days": 8}]}],
        }
    ],
}


def test_a_forecast_on_the_command_line(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(PLAN))
    answer = CliRunner().invoke(main, ["forecast", str(path), "--json", "--runs", "1000"])
    found = json.loads(answer.output)
    assert found["runs"] == 1000
    (objective,) = found["objectives"]
    assert objective["chance_ever"] == 0.5
    assert objective["finish_if_success"]["p50"] == "2026-12-02"
    assert "by 29 January" in CliRunner().invoke(main, ["forecast", str(path)]).output


def test_a_wrong_plan_file_is_refused_with_its_place(tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(PLAN).replace('"days"', '"dyas"'))
    answer = CliRunner().invoke(main, ["forecast", str(path)])
    assert answer.exit_code == 1
    assert "a/t/x: dyas: there is no field dyas; did you mean days?" in answer.output


CONSOLE = re.compile(r"^```console\n\$ (.*?)^```", re.M | re.S)
PAGES = sorted((ROOT / "docs").glob("*.md"))


def blocks(page):
    """(command, output) of each console block; a command goes on while a quotation is open."""
    for block in CONSOLE.findall(page.read_text()):
        lines = block.splitlines()
        ends = next(n for n in range(1, len(lines) + 1) if "\n".join(lines[:n]).count('"') % 2 == 0)
        yield "\n".join(lines[:ends]), "\n".join(lines[ends:]).strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_a_page_prints_what_stands_below_it(page):
    for command, output in blocks(page):
        here = re.sub(r"\bpython3?(?= -[mc] )", shlex.quote(sys.executable), command)
        made = subprocess.run(
            ["/bin/sh", "-c", here], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
        assert made.stdout.strip() == output, f"{command}\n{made.stderr}"
