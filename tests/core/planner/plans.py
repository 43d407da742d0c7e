"""Random small plans, from a seed."""

import random

PEOPLE = ("r", "e")
TODAY = "2026-11-23"


def scarce_plan(seed):
    """A plan with one or two roles, steps of people, ties, every strategy and state."""
    dice = random.Random(seed)
    roles = PEOPLE[: dice.randint(1, 2)]
    people = {role: _people(dice) for role in roles}
    most = {role: _most(given) for role, given in people.items()}
    objectives = [
        {
            "key": f"o{number}",
            "target": "2026-12-10",
            "priority": dice.randint(1, 3),
            "tasks": [_task(dice, place, most) for place in range(dice.randint(1, 5))],
        }
        for number in range(dice.randint(1, 3))
    ]
    return _whole(dice, people=people, objectives=objectives)


def free_plan(seed):
    """A plan of one objective with nobody scarce, assumptions and every law."""
    dice = random.Random(seed)
    known = [f"g{number}" for number in range(dice.choice([0, 0, 1, 2, 4]))]
    assumptions = {key: dice.choice([0.3, 0.7, 0.9, 1]) for key in known}
    tasks = [_task(dice, place, {}, known) for place in range(dice.randint(1, 5))]
    objective = {"key": "o", "target": "2026-12-10", "tasks": tasks}
    return _whole(dice, assumptions=assumptions, objectives=[objective])


def _whole(dice, **parts):
    plan = {"version": 1, "today": TODAY} | parts
    if dice.random() < 0.4:
        shared = dice.choice([0, 0.5, 1])
        plan["overrun"] = {"median": 1.2, "sigma": dice.choice([0.1, 0.4]), "shared": shared}
    return plan


def _people(dice):
    count = dice.randint(1, 3)
    if dice.random() < 0.6:
        return count
    later = f"2026-11-{dice.randint(24, 28)}"
    step = {"from": later, "people": dice.randint(0, 3), "chance": dice.choice([1, 0.5])}
    return [{"from": TODAY, "people": count}, step]


def _most(given):
    return given if isinstance(given, int) else max(step["people"] for step in given)


def _task(dice, place, most, known=()):
    count = dice.randint(1, 4)
    return {
        "key": f"t{place}",
        "after": [f"t{each}" for each in range(place) if dice.random() < 0.35],
        "strategy": dice.choice(["auto", "sequence", "parallel"]),
        "approaches": [_approach(dice, number, most, known) for number in range(count)],
    }


def _approach(dice, number, most, known):
    states = ["planned", "running", "lost", "won", "parked"]
    found = {
        "key": f"a{number}",
        "chance": dice.choice([0.3, 0.6, 0.9, 1]),
        "days": _days(dice, wide=not most),
        "state": dice.choices(states, [10, 2, 1, 0.4, 0.5])[0],
        "failure": dice.choice(["at_end", "at_end", "early"]),
    }
    if found["state"] == "running":
        found["elapsed"] = dice.choice([0, 0.5, 1, 7])
    if dice.random() < 0.2:
        found["time_box"] = dice.randint(1, 9)
    role = dice.choice([*most, None])
    if role:
        found |= {"role": role, "people": dice.randint(1, max(1, most[role]))}
    if known and dice.random() < 0.5:
        found["assumes"] = dice.sample(known, dice.randint(1, min(2, len(known))))
    return found


def _days(dice, *, wide):
    """Whole days often, for ties; the other laws where only shares are compared."""
    low = dice.randint(1, 20) / 4
    kinds = [dice.randint(1, 6), dice.randint(1, 60) / 10, _pert(dice, low)]
    if wide:
        p90 = low * dice.uniform(1.5, 6)
        middle = low * (p90 / low) ** dice.uniform(0.35, 0.65)
        kinds += [{"p10": low, "p90": p90}, {"p10": low, "p50": middle, "p90": p90}, {"mean": low}]
    return dice.choice(kinds)


def _pert(dice, low):
    likely = low + dice.uniform(0.5, 4)
    return {"low": low, "likely": likely, "high": likely + dice.uniform(0, 5)}
