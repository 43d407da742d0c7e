"""What can go wrong for a person, and the sentence each of them hears.

UserError
├── NotUnderstood            the text itself (grammar): bad chance, bad days, unknown verb …
│   └── PlanInvalid          a plan file, with the place at fault
├── UnknownReference         no such objective, task or approach
├── AmbiguousReference       several fit
├── Refused                  understood, but may not or must not be done
│   ├── Gone                 what a window or a button speaks of is no longer in the plan
│   ├── RestedOn             it cannot be taken back, for something was built on it
│   └── Stale                it was changed by somebody else meanwhile
└── Busy                     the database is locked or the disk is full; nothing was saved

Every sentence repeats what was typed and offers a way on.
"""

from collections.abc import Sequence


def _unmarked(typed: str) -> str:
    """Typed words without the signs that set words off in a sentence."""
    return typed.replace("*", "").replace("`", "'")


class UserError(Exception):
    """Base of every expected failure; the handlers show ``str(error)`` to the person.

    Attributes:
        suggestion: A complete command that would work, or None.
        field: The field of the command that it is about, where it is about one.
    """

    def __init__(self, sentence: str, *, suggestion: str | None = None, field: str = "") -> None:
        super().__init__(sentence)
        self.suggestion, self.field = suggestion, field


class NotUnderstood(UserError):
    """The text does not say something the grammar knows.

    Attributes:
        place: The words at fault, exactly as typed.
    """

    def __init__(self, sentence: str, *, place: str = "", suggestion: str | None = None) -> None:
        super().__init__(sentence, suggestion=suggestion)
        self.place = place


class PlanInvalid(NotUnderstood):
    """A plan file breaks a rule; ``place`` is where, as ``objective/task/approach: field``."""


class UnknownReference(UserError):
    """Nothing the person may see goes by that reference."""

    def __init__(self, typed: str, near: Sequence[str] = ()) -> None:
        way_on = f"Did you mean `{near[0]}`?" if near else "`/mlstatus` lists what is here."
        super().__init__(f"I don't know *{_unmarked(typed)}*. {way_on}")
        self.typed, self.near = typed, tuple(near)


class AmbiguousReference(UserError):
    """Several things end in that reference, or stand there where none was typed."""

    def __init__(self, typed: str, found: Sequence[str]) -> None:
        first = [f"`{reference}`" for reference in found[:4]]
        shown = " or ".join([", ".join(first[:-1]), *first[-1:]]) if len(first) > 1 else first[0]
        super().__init__(
            f"*{_unmarked(typed)}* could be {shown}. Which one?"
            if typed
            else f"There is more than one here: {shown}. Which one?"
        )
        self.typed, self.found = typed, tuple(found)


class Refused(UserError):
    """Understood, but it may not or must not be done."""


class Gone(Refused):
    """What a window or a button speaks of is no longer in the plan, or not for this person."""

    def __init__(self, what: str = "This is no longer in the plan") -> None:
        super().__init__(f"{what}, so nothing was changed. `/mlstatus` lists what is.")


class Stale(Refused):
    """What a window shows was changed meanwhile, so it must be looked at again."""

    def __init__(self) -> None:
        super().__init__(
            "This was changed by somebody else in the meantime, so nothing was saved."
            " Please look at it again."
        )


class RestedOn(Refused):
    """A change cannot be taken back, for something else was built on it."""

    def __init__(self) -> None:
        super().__init__(
            "Something was added on top of that since, so it was not taken back."
            " `history` shows what; undo that first, or use `remove`."
        )


class Busy(UserError):
    """The database did not take the write; nothing was saved."""

    def __init__(self) -> None:
        super().__init__("The database is busy. This was not saved; please try again.")
