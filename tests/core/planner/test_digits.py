"""The same plan and seed give the same digits: in another process, in another order, next year."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from plans import free_plan, scarce_plan

PLANS = {"free": free_plan(4), "scarce": scarce_plan(7)}


def digits(path, hash_seed):
    """What ``forecast`` prints, without its times; exact figures to 12 digits."""
    settings = {"PYTHONHASHSEED": hash_seed, "OMP_NUM_THREADS": hash_seed}
    command = [sys.executable, "-m", "bot", "forecast", str(path), "--runs", "1500"]
    made = subprocess.run(
        [*command, "--seed", "7", "--json"],
        env=os.environ | settings, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    found = json.loads(made.stdout, parse_float=lambda text: round(float(text), 12))
    del found["seconds"]
    return json.dumps(found, indent=1)


@pytest.mark.parametrize("name", PLANS)
def test_digits_are_those_recorded(name, tmp_path, golden):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(PLANS[name]))
    found = digits(path, "1")
    assert digits(path, "2") == found
    golden(found, suffix=".json")
