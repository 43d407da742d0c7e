"""The demo's own process, as ``make demo`` starts it, on a free port."""

import json
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


class DemoProcess:
    """A running demo; ``address`` is the page's."""

    def __init__(self, folder: Path) -> None:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bot", "demo", "--port", "0", "--folder", str(folder)],
            stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment,
        )  # fmt: skip
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().split("open ")[1].split()[0]

    def ask(self, path: str, asked: dict | None = None) -> bytes:
        data = None if asked is None else json.dumps(asked).encode()
        headers = {"Content-Type": "application/json"}
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
