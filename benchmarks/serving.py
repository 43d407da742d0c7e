"""The server process: cold start to first answer, acknowledgements, memory, a locked database."""

import json
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, told
from bot.workspace.demo import DATABASE, Demo
from core.commands.plans import ImportPlan
from core.model.request import Request
from core.store import plan
from core.store.store import Store
from core.usecases.perform import perform
from core.usecases.snapshot import plan_file
from tests.scenarios.slack import Slack

PLAN = "plan Fraud by 31 Mar: labels; graph? | sequence?; scoring; pilot"
RATE, SECONDS, TEAMS = 50, 6, 20
TEAM, PRIYA = "T0LOCAL", "U0PRIYA"
Json = dict[str, Any]


def report() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield from told(_figures(Path(folder)))


def _figures(folder: Path) -> Iterator[Figure]:
    yield from _small(folder / "small")
    yield from _large(folder / "large")


def _small(folder: Path) -> Iterator[Figure]:
    """A fresh process with one small plan."""
    folder.mkdir()
    slack = Slack(folder)
    try:
        begun = time.perf_counter()
        slack.start()
        slack.sending.command(PRIYA, "C0FRAUD", PLAN)
        yield Figure("cold start to first answered command", time.perf_counter() - begun, 1.5, " s")
        texts = cycle(("forecast", "metric graph recall=0.5"))
        took = _load(slack, [("C0FRAUD", next(texts)) for _ in range(RATE * SECONDS)])
        yield from _acknowledged(took, "one small plan")
        yield Figure("resident memory", _resident(slack), 120, " MiB")
        yield _locked(slack, folder)
    finally:
        slack.close()


def _large(folder: Path) -> Iterator[Figure]:
    """The sample team twenty times: sixty objectives that share what they count on."""
    folder.mkdir()
    sample = _sample(folder / "sample")
    store = Store.open(folder / "mlstatus.db")
    for number in range(TEAMS):
        perform(ImportPlan(text=json.dumps(_renamed(sample, number))), _asking(number), store)
    with store.tx() as tx:
        goals = [(each.channel, each.key) for each in plan.objectives(tx, TEAM)]
        running = [
            (channel, f"{key}/{task.key}/{approach.key}")
            for (channel, key), each in zip(goals, plan.objectives(tx, TEAM), strict=True)
            for task in plan.tasks(tx, each.id)
            for approach in plan.approaches(tx, task.id)
            if approach.state == "running"
        ]
    store.close()
    slack = Slack(folder)
    try:
        slack.start()
        took = _load(slack, _said(goals, running))
        yield from _acknowledged(took, f"the sample team times {TEAMS}")
    finally:
        slack.close()


def _said(goals: list[tuple[str, str]], running: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Questions, readings and results in turn, each somewhere else in the plan."""
    asked, tried = cycle(goals), cycle(running)
    said = []
    for number in range(RATE * SECONDS):
        channel, key = next(asked) if number % 2 else next(tried)
        kinds = (f'log {key} negative "no gain {number}"', f"forecast {key}",
                 f"metric {key} recall=0.{500 + number}", f"why {key}")  # fmt: skip
        said.append((channel, kinds[number % 4]))
    return said


def _sample(folder: Path) -> Json:
    """The sample team's plan after its weeks."""
    demo = Demo(folder, 0)
    try:
        demo.begin()
    finally:
        demo.close()
    store = Store.open(folder / DATABASE)
    with store.tx() as tx:
        found = plan_file(tx, TEAM, datetime.now(UTC).date())
    store.close()
    return found


def _renamed(sample: Json, number: int) -> Json:
    objectives = [each | {"key": f"{each['key']}-{number}"} for each in sample["objectives"]]
    return {name: each for name, each in sample.items() if name != "people"} | {
        "objectives": objectives
    }


def _asking(number: int) -> Request:
    now = datetime.now(UTC)
    return Request(TEAM, PRIYA, f"C{number:02}TEAM", f"import-{number}", "", now, now.date())


def _acknowledged(took: list[float], where: str) -> Iterator[Figure]:
    what = f"acknowledgement at {RATE} a second, {where}"
    middle = f"p50 {took[len(took) // 2] * 1000:.0f} ms, longest {took[-1] * 1000:.0f} ms"
    yield Figure(f"{what}, p99", took[int(len(took) * 0.99)] * 1000, 100, " ms", middle)


def _locked(slack: Slack, folder: Path) -> Figure:
    """How long a person waits while another process holds the database."""
    other = sqlite3.connect(folder / "mlstatus.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun = time.perf_counter()
    answer = slack.sending.command(PRIYA, "C0FRAUD", "holiday 2027-05-01")
    took = time.perf_counter() - begun
    other.execute("ROLLBACK")
    other.close()
    return Figure("database locked", took, 2.5, " s", repr(answer["text"]))


def _load(slack: Slack, said: list[tuple[str, str]]) -> list[float]:
    """Commands at a fixed rate; seconds each took, ascending."""
    took: list[float] = []
    threads = []
    begun = time.perf_counter()
    for number, (channel, text) in enumerate(said):
        due = begun + number / RATE
        time.sleep(max(0.0, due - time.perf_counter()))
        thread = threading.Thread(target=_timed, args=(slack, channel, text, took))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return sorted(took)


def _timed(slack: Slack, channel: str, text: str, took: list[float]) -> None:
    begun = time.perf_counter()
    slack.sending.command(PRIYA, channel, text)
    took.append(time.perf_counter() - begun)


def _resident(slack: Slack) -> int:
    assert slack.process is not None
    status = Path(f"/proc/{slack.process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024
