"""Random numbers by name: the same seed, name and world number always give the same ones.

Each name has its own SFC64 state, hashed from the seed and the name, and is read in the order of
the worlds. So what a world draws depends neither on the rest of the plan, nor on chunks, nor on
how many worlds there are, and the same digits come out on every machine.
"""

import hashlib
import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Raw = NDArray[np.uint64]

HALF = np.uint64(32)
LOW = np.uint64(2**32 - 1)


def _bits() -> np.random.SFC64:
    return np.random.SFC64(0)


@dataclass
class Streams:
    """The random bits of each named thing, in the order of the worlds."""

    seed: int
    _states: dict[str, dict[str, Any]] = field(default_factory=dict)
    _bits: np.random.SFC64 = field(default_factory=_bits)

    def raw(self, name: str, count: int) -> Raw:
        """The next ``count`` 64-bit words of a name."""
        # numpy declares the state's type with plain numbers; it takes and gives arrays too.
        self._bits.state = self._states.get(name) or self._fresh(name)  # type: ignore[assignment]
        found: Raw = self._bits.random_raw(count)
        self._states[name] = dict(self._bits.state)
        return found

    def uniforms(self, name: str, count: int) -> Floats:
        """The next ``count`` uniforms of a name, in (0, 1)."""
        return upper(self.raw(name, count))

    def _fresh(self, name: str) -> dict[str, Any]:
        digest = hashlib.blake2b(f"{self.seed}\x00{name}".encode(), digest_size=24).digest()
        words = np.array([*np.frombuffer(digest, dtype="<u8"), 1], dtype=np.uint64)
        return {
            "bit_generator": "SFC64",
            "state": {"state": words},
            "has_uint32": 0,
            "uinteger": 0,
        }


def upper(raw: Raw) -> Floats:
    """A uniform in (0, 1) from the upper half of each word."""
    return np.asarray(((raw >> HALF).astype(np.float64) + 0.5) * 2.0**-32)


def below(raw: Raw, chance: float) -> NDArray[np.bool_]:
    """Whether the uniform from the lower half of each word is below a chance."""
    return np.asarray((raw & LOW) < np.uint64(math.ceil(max(0.0, chance * 2.0**32 - 0.5))))


def lower(raw: Raw) -> Floats:
    """A uniform in (0, 1) from the lower half of each word; independent of the upper one."""
    return np.asarray(((raw & LOW).astype(np.float64) + 0.5) * 2.0**-32)
