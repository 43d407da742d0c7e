"""A machine without Chromium: said and skipped on a laptop, a failure in CI."""

import os
import subprocess
import sys
from pathlib import Path

from tests.browser.conftest import WHY

ROOT = Path(__file__).parent.parent.parent


def tried(tmp_path: Path, **more: str) -> tuple[int, str]:
    """A browser test's end where no program can be found."""
    environment = {name: value for name, value in os.environ.items() if "MLSTATUS" not in name}
    found = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/browser/test_scroll.py"],
        cwd=ROOT, env=environment | {"PATH": str(tmp_path)} | more,
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    return found.returncode, found.stdout


def test_on_a_laptop_it_is_said_what_was_skipped_and_why(tmp_path):
    code, said = tried(tmp_path)
    assert code == 0
    assert f"3 browser tests skipped: {WHY}" in said


def test_in_ci_it_is_a_failure(tmp_path):
    code, said = tried(tmp_path, MLSTATUS_BROWSER="required")
    assert code == 1
    assert WHY in said
    assert "MLSTATUS_BROWSER=required" in (ROOT / ".ci/run").read_text()
