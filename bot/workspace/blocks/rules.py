"""The vocabulary of the tables: a rule looks at a value at a pointer and yields findings."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bot.workspace.blocks.finding import Finding

Json = dict[str, Any]
Rule = Callable[[Any, str], Iterator[Finding]]


def anything(_: object, __: str) -> Iterator[Finding]:
    """A rule that finds nothing."""
    return iter(())


def boolean(value: object, at: str) -> Iterator[Finding]:
    """A rule: true or false."""
    if not isinstance(value, bool):
        yield Finding(at, "must be a boolean")


def string(most: int | None = None, least: int = 0) -> Rule:
    """A rule: a text of ``least`` to ``most`` characters."""

    def rule(value: object, at: str) -> Iterator[Finding]:
        if not isinstance(value, str):
            yield Finding(at, "must provide a string")
        elif len(value) < least:
            yield Finding(at, f"must be more than {least - 1} characters")
        elif most is not None and len(value) > most:
            yield Finding(at, f"must be less than {most + 1} characters")

    return rule


def matching(pattern: str, most: int | None = None) -> Rule:
    """A rule: a text of that form."""

    def rule(value: object, at: str) -> Iterator[Finding]:
        found = list(string(most, least=1)(value, at))
        yield from found
        if not found and not re.fullmatch(pattern, str(value)):
            yield Finding(at, f"must match the pattern {pattern}")

    return rule


def choice(*options: object) -> Rule:
    """A rule: one of these."""

    def rule(value: object, at: str) -> Iterator[Finding]:
        if value not in options:
            yield Finding(at, f"unsupported value: {value}")

    return rule


def whole(least: int, most: int) -> Rule:
    """A rule: an integer within bounds."""

    def rule(value: object, at: str) -> Iterator[Finding]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Finding(at, "must provide an integer")
        elif not least <= value <= most:
            yield Finding(at, f"must be between {least} and {most}")

    return rule


def number(above: float | None = None) -> Rule:
    """A rule: a number, greater than ``above`` where that is given."""

    def rule(value: object, at: str) -> Iterator[Finding]:
        if not isinstance(value, int | float) or isinstance(value, bool):
            yield Finding(at, "must provide a number")
        elif above is not None and value <= above:
            yield Finding(at, f"must be greater than {above:g}")

    return rule


def listed(rule: Rule, most: int | None = None, least: int = 1) -> Rule:
    """A rule: a list of ``least`` to ``most`` items, each held against ``rule``."""

    def check(value: object, at: str) -> Iterator[Finding]:
        if not isinstance(value, list):
            yield Finding(at, "must provide an array")
            return
        if len(value) < least:
            yield Finding(at, f"no fewer than {least} items allowed")
        if most is not None and len(value) > most:
            yield Finding(at, f"no more than {most} items allowed")
        for number, item in enumerate(value):
            yield from rule(item, f"{at}/{number}")

    return check


def shape(
    required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None, *more: Rule
) -> Rule:
    """A rule: an object with these fields and no others; ``more`` looks at it as a whole."""
    known = {**required, **(optional or {}), "type": anything}

    def rule(value: object, at: str) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield Finding(at, "must provide an object")
            return
        missing = [name for name in required if name not in value]
        yield from (Finding(at, f"missing required field: {name}") for name in missing)
        yield from _fields(value, known, at)
        for each in more:
            yield from each(value, at)

    return rule


def _fields(value: Json, known: Mapping[str, Rule], at: str) -> Iterator[Finding]:
    for name, inner in value.items():
        if name not in known:
            yield Finding(f"{at}/{_escaped(name)}", f"additional property: {name}")
        else:
            yield from known[name](inner, f"{at}/{name}")


def typed(table: Callable[[], Mapping[str, Rule]]) -> Rule:
    """A rule: an object whose ``type`` names its own rule in a table, asked for when needed."""

    def rule(value: object, at: str) -> Iterator[Finding]:
        if not isinstance(value, dict):
            yield Finding(at, "must provide an object")
            return
        kind = value.get("type")
        found = table().get(kind) if isinstance(kind, str) else None
        if found is None:
            yield Finding(f"{at}/type", f"unsupported type: {kind}")
        else:
            yield from found(value, at)

    return rule


def advised(rule: Rule) -> Rule:
    """The same rule as a warning."""

    def check(value: object, at: str) -> Iterator[Finding]:
        return (each.doubted() for each in rule(value, at))

    return check


def both(*rules: Rule) -> Rule:
    """A rule made of several."""

    def check(value: object, at: str) -> Iterator[Finding]:
        for each in rules:
            yield from each(value, at)

    return check


def present(*names: str) -> Rule:
    """A rule over a whole object: at least one of these fields."""

    def rule(value: Json, at: str) -> Iterator[Finding]:
        if not any(value.get(name) for name in names):
            yield Finding(at, f"must provide one of: {', '.join(names)}")

    return rule


def exclusive(*names: str) -> Rule:
    """A rule over a whole object: at most one of these fields."""

    def rule(value: Json, at: str) -> Iterator[Finding]:
        if sum(name in value for name in names) > 1:
            yield Finding(at, f"must provide only one of: {', '.join(names)}")

    return rule


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
