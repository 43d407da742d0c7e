"""Dumb rivals: what a team without the bot would say, worked out from the same plan file.

Each says yes or no to "done by the target", as such rules do.
"""

import math
from typing import Any

import numpy as np

Json = dict[str, Any]


def likely_path(objective: Json, today: str) -> bool:
    """Done by the target if each task's likeliest way works in the days most expected of it."""
    done: dict[str, float] = {}
    waiting = list(objective["tasks"])
    while waiting:
        task = next(each for each in waiting if set(each.get("after", ())) <= done.keys())
        waiting.remove(task)
        ready = max((done[key] for key in task.get("after", ())), default=0.0)
        done[task["key"]] = _done(task, ready)
    return max(done.values()) <= _days_left(objective, today)


def _done(task: Json, ready: float) -> float:
    if _is_won(task):
        return 0.0
    still = [each for each in task["approaches"] if each["state"] in ("planned", "running")]
    if not still:
        return math.inf
    best = max(still, key=lambda each: (each["chance"], each["state"] == "running"))
    left = max(1.0, _middle(best) - float(best.get("elapsed", 0)))
    return left if best["state"] == "running" else ready + left


def _is_won(task: Json) -> bool:
    return any(each["state"] == "won" for each in task["approaches"])


def _middle(approach: Json) -> float:
    """Stated days, as often above as below."""
    return math.sqrt(float(approach["days"]["p10"]) * float(approach["days"]["p90"]))


def _days_left(objective: Json, today: str) -> int:
    """Working days through the target, both ends included."""
    after = np.datetime64(objective["target"]) + 1
    return max(0, int(np.busday_count(np.datetime64(today), after)))


def progress(objective: Json) -> tuple[float, float]:
    """Stated days of work that are done, and of all: each task counts as its first idea."""
    whole = done = 0.0
    for task in objective["tasks"]:
        size = _middle(task["approaches"][0])
        whole += size
        running = [each for each in task["approaches"] if each["state"] == "running"]
        part = max((each.get("elapsed", 0) / _middle(each) for each in running), default=0.0)
        done += size if _is_won(task) else size * min(0.9, part)
    return done, whole


def last_weeks_pace(before: Json | None, objective: Json, today: str) -> bool:
    """Done by the target if every week brings what the last one did; at first, as planned."""
    if before is None:
        return likely_path(objective, today)
    done, whole = progress(objective)
    pace = (done - progress(before)[0]) / 5.0
    if done >= whole:
        return True
    return pace > 0 and (whole - done) / pace <= _days_left(objective, today)
