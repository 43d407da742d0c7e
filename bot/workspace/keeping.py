"""A workspace that writes its file once after many changes, not once each."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.workspace.state import Workspace


class KeptWorkspace(Workspace):
    """A workspace whose changes inside ``together`` reach its file at the end, all at once."""

    def __init__(self, path: Path) -> None:
        self._together = 0
        super().__init__(path)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Hold back the file; nothing of it is written where the block ends in an exception."""
        with self.lock:
            self._together += 1
        try:
            yield
        except BaseException:
            with self.lock:
                self._together -= 1
            raise
        with self.changed:
            self._together -= 1
            self._keep()

    def _keep(self) -> None:
        if self._together:
            self.changed.notify_all()
        else:
            super()._keep()
