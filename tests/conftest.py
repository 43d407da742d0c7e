"""The golden-file fixture, shared by all tests."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault: no test asserts a clock.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Compare text with ``tests/golden/<test name>.txt``, or rewrite it with --update-golden."""

    def compare(text: str, name: str = "", suffix: str = ".txt") -> None:
        stem = re.sub(r"[^\w.-]+", "-", name or request.node.name).strip("-")
        path = GOLDEN / f"{stem}{suffix}"
        if request.config.getoption("--update-golden"):
            assert not os.environ.get("CI"), "golden files are never rewritten in CI"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
        assert path.exists(), f"no golden file {path.name}: run with --update-golden and read it"
        assert text.rstrip("\n") == path.read_text(encoding="utf-8").rstrip("\n")

    return compare
