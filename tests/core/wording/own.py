"""The sentences the bot says itself: its golden answers, and the literals of its wording."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import GOLDEN

ROOT = Path(__file__).parents[3]
SPOKEN = (
    "core/wording/*.py",
    "core/errors.py",
    "handlers/errors.py",
    "handlers/grammar/helping.py",
)
ECHO = ("Recorded for ", "Logged: ", "You typed: ")
"""Answers that repeat what was just typed."""
TYPED = ("We'll solve it next week. The audit found 4 wrong labels in 200.",)
"""Whole lines of an answer that are somebody's own words."""
GAP = "…"
"""What stands for a value in a sentence with places to fill."""


def own_sentences() -> list[str]:
    """Every line of the golden answers, and every literal of the modules that speak."""
    return sorted({*_answers(), *_literals()})


def _answers() -> Iterator[str]:
    for path in sorted(GOLDEN.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip() and not line.startswith(("> ", *ECHO, *TYPED)):
                yield line


def _literals() -> Iterator[str]:
    for pattern in SPOKEN:
        for path in sorted(ROOT.glob(pattern)):
            yield from _said(ast.parse(path.read_text(encoding="utf-8")))


def _said(tree: ast.Module) -> Iterator[str]:
    unsaid = _documentation(tree)
    for node in ast.walk(tree):
        if id(node) in unsaid:
            continue
        text = _text(node)
        if " " in text:
            yield text


def _documentation(tree: ast.Module) -> set[int]:
    """Docstrings, and the parts of longer strings."""
    lone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    return lone | parts


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or GAP for part in node.values)
    return ""
