"""A forecast in a process of its own: seconds of each part, and the peak of memory.

What the command line's ``forecast --json`` reports, so nothing is warm that a user would not find
warm, and the memory is the planner's alone.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.workloads import plan_data


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of reading, compiling, simulating, answering; peak memory in MiB."""

    read: float
    compile: float
    simulate: float
    answers: float
    peak: float

    @property
    def planning(self) -> float:
        """Seconds of compile + simulate."""
        return self.compile + self.simulate


def alone(name: str, runs: int) -> Run:
    """The ``forecast`` verb on a workload. Raises CalledProcessError, with what the verb said."""
    python = [sys.executable, "-m"]
    with TemporaryDirectory() as folder:
        plan = Path(folder, "plan.json")
        plan.write_text(_text(name))
        verb = [*python, "bot", "forecast", str(plan), "--runs", str(runs), "--json"]
        ended = subprocess.run(
            [*python, "benchmarks.weigh", *verb], capture_output=True, text=True, check=True
        )
    took = json.loads(ended.stdout)["seconds"]
    parts = (took[part] for part in ("read", "compile", "simulate", "answers"))
    return Run(*parts, peak=int(ended.stderr.split()[-1]) / 1024)


@cache
def _text(name: str) -> str:
    return json.dumps(plan_data(name))
