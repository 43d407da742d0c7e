"""Rows as an outline of a plan: goals with tasks, and what each task waits for.

A row under which others stand is no task: what it waits for its rows wait for, and who waits for
it waits for them all. The topmost of such rows is the goal.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from core.intake.sheet import Line, Sheet

_DIVIDED = re.compile(r"[;\n]")
_STEP = re.compile(r"#?(\d+)\s*(?:FS|SS|FF|SF|EA|AA|EE|AE|FD|DD)?\s*(?:[+-].*)?", re.IGNORECASE)
"""A predecessor as MS Project writes it: 3, 3FS+2d."""
_IDLIKE = re.compile(r"[A-Za-z][A-Za-z0-9_]*-\d+|\d+")
DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Step:
    """One task to be; ``after`` are the numbers of the rows it waits for, in the same goal."""

    line: Line
    after: tuple[int, ...]

    @property
    def source(self) -> str:
        """The id it goes by where it comes from, or empty."""
        return self.line.ids[0] if self.line.ids else ""


@dataclass(frozen=True, slots=True)
class Goal:
    """One objective to be; ``name`` empty where nothing in the table names it."""

    name: str
    source: str
    due: date | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The goals, and what could not be carried over.

    Attributes:
        unknown: What rows wait for that is not in the table.
        across: How many waits lead from one goal to another; they are left out.
        circular: How many waits would have closed a circle; they are left out.
        empty: Names of goals without any row below them.
    """

    goals: tuple[Goal, ...]
    unknown: tuple[str, ...] = ()
    across: int = 0
    circular: int = 0
    empty: tuple[str, ...] = ()


@dataclass(slots=True)
class _Rows:
    """The rows of a sheet by what they may be called."""

    lines: tuple[Line, ...]
    names: dict[str, Line] = field(default_factory=dict)
    parent: dict[int, Line] = field(default_factory=dict)
    unknown: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for line in self.lines:
            self.names.setdefault(line.title.casefold(), line)
        for line in self.lines:
            self.names.update((name.casefold(), line) for name in line.ids)
        if not any(line.ids for line in self.lines):
            self.names |= {str(line.number): line for line in self.lines}
        for line in self.lines:
            found = next(filter(None, (self.named(name) for name in line.parents)), None)
            if found is not None and found.number != line.number:
                self.parent[line.number] = found

    def named(self, name: str) -> Line | None:
        return self.names.get(name.casefold())

    def above(self, line: Line) -> list[Line]:
        """What a row stands under, the nearest first; a circle ends where it closes."""
        found: list[Line] = []
        seen = {line.number}
        while (over := self.parent.get(line.number)) and over.number not in seen:
            found.append(over)
            seen.add(over.number)
            line = over
            if len(found) == DEEPEST:
                break
        return found

    def referred(self, cells: tuple[str, ...]) -> list[Line]:
        """The rows that cells name; what is not in the table is kept as unknown."""
        found: list[Line] = []
        for part in (part for cell in cells for part in self._parts(cell)):
            line = self.named(part) or self._step(part)
            if line is None:
                self.unknown[part] = None
            else:
                found.append(line)
        return found

    def _parts(self, cell: str) -> list[str]:
        """The names in a cell, divided by semicolons, lines, or commas that are no name's own."""
        if self.named(cell):
            return [cell]
        divided = [part.strip() for part in _DIVIDED.split(cell) if part.strip()]
        return [
            name.strip()
            for part in divided
            for name in ([part] if self.named(part) else part.split(","))
            if name.strip()
        ]

    def _step(self, text: str) -> Line | None:
        match = _STEP.fullmatch(text)
        return self.named(match[1]) if match else None


def outline_of(sheet: Sheet) -> Outline:
    """The plan that a sheet describes, in the order of its rows."""
    rows = _Rows(sheet.lines)
    above = {line.number: rows.above(line) for line in rows.lines}
    under = {over.number for over in rows.parent.values()}
    leaves = [line for line in rows.lines if line.number not in under and not line.whole]
    homes = {line.number: _home(line, above[line.number]) for line in leaves}
    below: dict[int, list[int]] = {line.number: [line.number] for line in leaves}
    for leaf in leaves:
        for over in above[leaf.number]:
            below.setdefault(over.number, []).append(leaf.number)
    waits = _waits(rows, leaves, above, below)
    inside = {
        number: [each for each in dict.fromkeys(found) if homes[each] == homes[number]]
        for number, found in waits.items()
    }
    across = sum(len(set(waits[number])) - len(inside[number]) for number in waits)
    ordered, circular = _without_circles(inside)
    return Outline(
        goals=_goals(rows, leaves, homes, ordered, above),
        unknown=tuple(rows.unknown),
        across=across,
        circular=circular,
        empty=tuple(
            line.title for line in rows.lines if line.whole and line.number not in below
        ),
    )  # fmt: skip


def _home(line: Line, above: list[Line]) -> str:
    """The name of the goal a row belongs to, or empty."""
    if above:
        return above[-1].title
    named = [name for name in line.parents if not _IDLIKE.fullmatch(name)]
    return next(iter(named), "") or line.group or next(iter(line.parents), "")


def _waits(
    rows: _Rows, leaves: list[Line], above: dict[int, list[Line]], below: dict[int, list[int]]
) -> dict[int, list[int]]:
    """Per task the tasks it waits for, by row."""
    before: dict[int, list[int]] = {line.number: [] for line in leaves}
    for line in rows.lines:
        waiting = below.get(line.number, [])
        for other in rows.referred(line.blocked_by):
            _wait(before, waiting, below.get(other.number, []))
        for other in rows.referred(line.blocks):
            _wait(before, below.get(other.number, []), waiting)
    return before


def _wait(before: dict[int, list[int]], waiting: list[int], wanted: list[int]) -> None:
    for number in waiting:
        before[number] += [each for each in wanted if each != number and each not in waiting]


def _without_circles(after: dict[int, list[int]]) -> tuple[dict[int, tuple[int, ...]], int]:
    """The same waits without those that close a circle, and how many those were."""
    state: dict[int, int] = {}
    kept: dict[int, list[int]] = {number: [] for number in after}
    closed = 0
    for root in after:
        stack = [(root, iter(after[root]))] if root not in state else []
        state.setdefault(root, 1)
        while stack:
            number, left = stack[-1]
            other = next(left, None)
            if other is None:
                state[number] = 2
                stack.pop()
            elif state.get(other) == 1:
                closed += 1
            else:
                kept[number].append(other)
                if other not in state:
                    state[other] = 1
                    stack.append((other, iter(after[other])))
    return {number: tuple(found) for number, found in kept.items()}, closed


def _goals(
    rows: _Rows,
    leaves: list[Line],
    homes: dict[int, str],
    after: dict[int, tuple[int, ...]],
    above: dict[int, list[Line]],
) -> tuple[Goal, ...]:
    found: dict[str, list[Line]] = {}
    for line in leaves:
        found.setdefault(homes[line.number], []).append(line)
    goals = []
    for name, lines in found.items():
        top = next((above[line.number][-1] for line in lines if above[line.number]), None)
        dues = [line.due for line in lines if line.due]
        goals.append(
            Goal(
                name=name,
                source=top.ids[0] if top and top.ids else "",
                due=(top.due if top else None) or max(dues, default=None),
                steps=tuple(Step(line, after[line.number]) for line in lines),
            )
        )
    return tuple(goals)
