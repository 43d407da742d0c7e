"""The demo's own process, as ``make demo`` starts it, on a free port."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def started(folder: Path, *more: str, port: int = 0, **pipes: int) -> subprocess.Popen[str]:
    """The command ``make demo`` runs; what it prints is read through a pipe."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--port", str(port), "--folder", str(folder), *more],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, **pipes,
    )  # fmt: skip


def refused(folder: Path, *more: str, port: int = 0) -> str:
    """What a demo says that cannot start."""
    with started(folder, *more, port=port, stderr=subprocess.PIPE) as process:
        printed, said = process.communicate(timeout=60)
    assert (process.returncode, printed) == (1, "")
    return said


class DemoProcess:
    """A running demo; ``address`` is the page's."""

    def __init__(self, folder: Path, *more: str) -> None:
        self.process = started(folder, *more)
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().split("open ")[1].split()[0]

    def ask(self, path: str, asked: dict | None = None, packing: str = "identity") -> bytes:
        data = None if asked is None else json.dumps(asked).encode()
        headers = {"Content-Type": "application/json", "Accept-Encoding": packing}
        request = urllib.request.Request(self.address + path, data, headers)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read()

    def messages(self, user: str = "U0PRIYA") -> list[dict]:
        return json.loads(self.ask(f"/page/state?user={user}&since=-1"))["messages"]

    def say(self, text: str, channel: str, user: str = "U0PRIYA") -> str:
        self.ask("/page/do/say", {"user": user, "channel": channel, "text": text})
        return [m for m in self.messages(user) if m["channel"] == channel][-1]["text"]

    def close(self) -> None:
        with self.process:
            self.process.terminate()
