"""Outcomes by what they are about; all are imported here, so that a kept one is found by name."""

from core.model.outcomes import (
    advice,
    base,
    calibration,
    data,
    evidence,
    history,
    planning,
    posts,
    practice,
    questions,
    settings,
)

__all__ = [
    "advice",
    "base",
    "calibration",
    "data",
    "evidence",
    "history",
    "planning",
    "posts",
    "practice",
    "questions",
    "settings",
]
