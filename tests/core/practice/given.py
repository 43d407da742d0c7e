"""Facts to judge, with what is usual where a test does not say."""

from datetime import date
from typing import Any

from core.model.durations import Range
from core.practice.facts import ApproachFacts, ObjectiveFacts, TaskFacts

TODAY = date(2026, 12, 3)
ANA, PRIYA = "U1ANA", "U1PRIYA"
RANGE = Range(p10=15, p90=45)


def approach(number: int = 1, **more: Any) -> ApproachFacts:
    usual: dict[str, Any] = {
        "id": number, "name": "sequence model", "reference": "fraud-v2/model/sequence",
        "owner": ANA, "state": "running", "chance": 0.4, "days": RANGE, "day": 18,
        "news": date(2026, 12, 1), "silent": 2, "if_won": 0.7, "if_lost": 0.005,
    }  # fmt: skip
    return ApproachFacts(**usual | more)


def task(*approaches: ApproachFacts, **more: Any) -> TaskFacts:
    usual: dict[str, Any] = {
        "id": 3, "name": "a better model", "free": "fraud-v2/model/second-approach",
        "approaches": approaches or (approach(),), "backup": 0.16,
    }  # fmt: skip
    return TaskFacts(**usual | more)


def objective(*tasks: TaskFacts, **more: Any) -> ObjectiveFacts:
    usual: dict[str, Any] = {
        "id": 7, "key": "fraud-v2", "name": "Catch card fraud earlier", "owner": PRIYA,
        "target": date(2027, 3, 31), "today": TODAY, "age": 12, "tasks": tasks or (task(),),
        "chance": 0.35, "was": 0.36, "was_on": date(2026, 11, 26), "noise": 0.004, "week": 0.011,
        "value": 400_000.0,
    }  # fmt: skip
    return ObjectiveFacts(**usual | more)
