"""What is wrong with a payload, and where."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Finding:
    """One limit passed.

    Attributes:
        pointer: Where, as a JSON pointer (RFC 6901) into the arguments of the call.
        problem: What, in Slack's words where they are known.
        certain: False where sources differ about the limit, so that it is only a warning.
        error: Slack's name for it.
    """

    pointer: str
    problem: str
    certain: bool = True
    error: str = "invalid_blocks"

    def __str__(self) -> str:
        """As Slack writes it."""
        return f"{self.problem} [json-pointer:{self.pointer}]"

    def doubted(self) -> "Finding":
        """The same as a warning."""
        return replace(self, certain=False)


def faults(findings: Iterable[Finding]) -> list[Finding]:
    """Those that Slack refuses for certain."""
    return [each for each in findings if each.certain]


def warnings(findings: Iterable[Finding]) -> list[Finding]:
    """Those about which sources differ."""
    return [each for each in findings if not each.certain]
