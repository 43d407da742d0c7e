"""Layers import only inward, and each kind of thing stands in its own place."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize(
    ("layer", "inner"),
    [("core", set()), ("handlers", {"core"}), ("bot", {"core", "handlers"})],
)
def test_layers_import_only_inward(layer, inner):
    found = {name.split(".")[0] for path in modules(layer) for name in imports(path)}
    assert found & {"core", "handlers", "bot"} <= inner | {layer}


@pytest.mark.parametrize("package", ["slack_bolt", "slack_sdk", "apscheduler", "os", "waitress"])
def test_core_knows_no_slack_no_scheduler_and_no_environment(package):
    found = {name.split(".")[0] for path in modules("core") for name in imports(path)}
    assert package not in found


@pytest.mark.parametrize(
    "part", ["planner", "learning", "practice", "wording", "model", "commands"]
)
def test_only_use_cases_touch_the_store(part):
    found = {name for path in modules(f"core/{part}") for name in imports(path)}
    assert not {name for name in found if name.startswith(("core.store", "core.usecases"))}


def test_sql_stands_in_the_store_only():
    statement = re.compile(r"\b(SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA)\b")
    elsewhere = [
        path.relative_to(ROOT)
        for folder in ("core", "handlers", "bot")
        for path in modules(folder)
        if "store" not in path.parts and statement.search(path.read_text())
    ]
    assert elsewhere == []


def test_the_environment_is_read_in_settings_only():
    readers = [
        path.name
        for folder in ("core", "handlers", "bot")
        for path in modules(folder)
        if re.search(r"os\.environ|getenv|BaseSettings", path.read_text())
    ]
    assert readers == ["settings.py"]


def test_nothing_but_slack_is_ever_called():
    hosts = {
        host
        for folder in ("core", "handlers", "bot")
        for path in modules(folder)
        for host in re.findall(r"https?://([a-z0-9.-]+)", path.read_text())
    }
    assert hosts <= {"slack.com", "127.0.0.1"}
