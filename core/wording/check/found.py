"""What a rule finds in a sentence, before it is put into words."""

from dataclasses import dataclass
from typing import Literal

from core.wording.check.sentences import Sentence

Kind = Literal["promise", "certainty", "metric", "hype", "extrapolation"]


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens ``first`` to ``end`` (exclusive) of a sentence, their kind, and the rule's group.

    Attributes:
        weak: Whether another kind beside it says enough: a promise without a date or figure.
        verb: Where the verb of a promise stands, or -1.
    """

    sentence: Sentence
    first: int
    end: int
    kind: Kind
    group: str = ""
    weak: bool = False
    verb: int = -1

    @property
    def start(self) -> int:
        """Where its first character stands in the text."""
        return self.sentence.tokens[self.first].start

    @property
    def stop(self) -> int:
        """Where its last character ends in the text."""
        return self.sentence.tokens[self.end - 1].end
