"""Laws of tasks that were collapsed before: most of a plan is the same from replan to replan."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock

from core.planner.collapse import Collapsed, Tries, collapsed

MOST = 1024
"""Laws kept, about 16 kB each."""


@dataclass
class Shelf:
    """Collapsed laws by what they were made from; the newest ``MOST`` are kept."""

    kept: dict[object, Collapsed] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def collapsed(self, tries: Sequence[Tries]) -> list[Collapsed]:
        """Each task as one law, made only where it is not at hand."""
        keys = [_key(each) for each in tries]
        with self.lock:
            held = {key: self.kept[key] for key in keys if key in self.kept}
        lacking = {key: each for key, each in zip(keys, tries, strict=True) if key not in held}
        held |= zip(lacking, collapsed(list(lacking.values())), strict=True)
        with self.lock:
            self.kept |= held
            for key in list(self.kept)[: max(0, len(self.kept) - MOST)]:
                del self.kept[key]
        return [held[key] for key in keys]


@lru_cache(maxsize=1)
def shelf() -> Shelf:
    """The one shelf of this process; it changes how long an answer takes, never the answer."""
    return Shelf()


def _key(tries: Tries) -> object:
    return tries.in_turn, tuple(
        (each.days, each.factor, chance, each.early and each.chance)
        for each, chance in zip(tries.attempts, tries.chances, strict=True)
    )
