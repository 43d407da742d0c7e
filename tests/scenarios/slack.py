"""The running server process beside a local Slack, which signs requests and gets the posts."""

import os
import subprocess
import sys
import time
import urllib.request
from datetime import timedelta
from pathlib import Path

from bot import server
from bot.workspace.sending import Sending
from bot.workspace.site import Site, site_app
from bot.workspace.state import Workspace

ROOT = Path(__file__).parent.parent.parent


def nowhere(_: timedelta) -> None:
    raise AssertionError("a served bot keeps real time")


class Slack:
    """A workspace on a port of its own, and the bot's process, which may be stopped and started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace = Workspace()
        self.sending = Sending(self.workspace)
        site = Site(self.workspace, self.sending, nowhere)
        self._web = server.run(site_app(site), "127.0.0.1", 0)
        self.sending.here = f"http://127.0.0.1:{self._web.port}"
        self.process: subprocess.Popen[str] | None = None

    def start(self, **more: str) -> None:
        environment = {
            **os.environ,
            "SLACK_BOT_TOKEN": self.workspace.token,
            "SLACK_SIGNING_SECRET": self.workspace.signing_secret,
            "SLACK_API_URL": f"{self.sending.here}/api/",
            "MLSTATUS_DATABASE": str(self.folder / "mlstatus.db"),
            "MLSTATUS_PORT": "0",
            "PYTHONPATH": str(ROOT),
            **more,
        }
        with (self.folder / "log").open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"], cwd=self.folder, env=environment, text=True,
                stdout=subprocess.PIPE, stderr=log,
            )  # fmt: skip
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert "port" in said, (self.folder / "log").read_text()
        port = said.rpartition("port ")[2].strip().rstrip(".")
        self.base = f"http://127.0.0.1:{port}"
        self.sending.endpoint = f"{self.base}/slack/events"

    def stop(self) -> int:
        assert self.process is not None
        with self.process:
            self.process.terminate()
        return self.process.returncode

    def close(self) -> None:
        if self.process is not None:
            self.stop()
        self._web.close()

    def log(self) -> str:
        return (self.folder / "log").read_text()

    def until(self, wanted, seconds: float = 20) -> list[dict]:
        """The messages, once ``wanted`` holds of them; woken by the workspace, not by a timer."""
        deadline = time.monotonic() + seconds
        with self.workspace.changed:
            while not wanted(self.workspace.messages()):
                left = deadline - time.monotonic()
                assert left > 0, [m["text"] for m in self.workspace.messages()]
                self.workspace.changed.wait(left)
            return self.workspace.messages()

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.base}{path}", timeout=5) as answer:
            return answer.read().decode()
