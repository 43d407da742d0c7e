"""The server process: cold start to first answer, acknowledgements, memory, a locked database."""

import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests.scenarios.slack import Slack

PLAN = "plan Fraud by 31 Mar: labels; graph? | sequence?; scoring; pilot"
RATE, SECONDS = 50, 6


def report() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        slack = Slack(Path(folder))
        try:
            yield from _figures(slack, Path(folder))
        finally:
            slack.close()


def _figures(slack: Slack, folder: Path) -> Iterator[str]:
    begun = time.perf_counter()
    slack.start()
    slack.sending.command("U0PRIYA", "C0FRAUD", PLAN)
    yield f"cold start to first answered command: {time.perf_counter() - begun:.2f} s (≤ 1.5)"
    took = _load(slack)
    yield (
        f"acknowledgement at {RATE} a second: p50 {took[len(took) // 2] * 1000:.0f} ms,"
        f" p99 {took[int(len(took) * 0.99)] * 1000:.0f} ms (p99 ≤ 100)"
    )
    yield f"resident memory: {_resident(slack)} MiB (≤ 120)"
    other = sqlite3.connect(folder / "mlstatus.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun = time.perf_counter()
    answer = slack.sending.command("U0PRIYA", "C0FRAUD", "holiday 2027-05-01")
    took_busy = time.perf_counter() - begun
    other.execute("ROLLBACK")
    other.close()
    yield f"database locked: {answer['text']!r} after {took_busy:.2f} s (≤ 2.5)"


def _load(slack: Slack) -> list[float]:
    """Commands at a fixed rate, half of them writes; seconds each took, ascending."""
    took: list[float] = []
    threads = []
    begun = time.perf_counter()
    for number in range(RATE * SECONDS):
        due = begun + number / RATE
        time.sleep(max(0.0, due - time.perf_counter()))
        text = "forecast" if number % 2 else f"metric graph recall={0.5 + number / 10000}"
        thread = threading.Thread(target=_timed, args=(slack, text, took))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return sorted(took)


def _timed(slack: Slack, text: str, took: list[float]) -> None:
    begun = time.perf_counter()
    slack.sending.command("U0PRIYA", "C0FRAUD", text)
    took.append(time.perf_counter() - begun)


def _resident(slack: Slack) -> int:
    assert slack.process is not None
    status = Path(f"/proc/{slack.process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024
