"""Rules about an objective as a whole: its pipeline, its chance, its date, how the work is done."""

from collections.abc import Iterator

from core.model.nudges import (
    Found,
    LargeMove,
    NeverEndToEnd,
    Nudge,
    OneSideMissing,
    QualitySlips,
    Unresolved,
)
from core.model.places import Side
from core.practice.facts import ObjectiveFacts
from core.practice.running import NOISE, common

END_TO_END_BY = 20
"""Working days after which a first run end to end, however bad, is overdue."""
LARGE = 0.10
"""A move of the chance that is worth a question."""
SLIP = 0.20
"""A fall of the share of yes that is worth a question."""
FEWEST_RESULTS = 4
"""Fewer results in four weeks say nothing about who takes part."""
SUPPOSED = {"end-to-end": 0.06, "resolution": 0.02, "quality": 0.03, "side": 0.03}
"""Chance that such a decision is worth: the planner does not know it, so it is supposed.

Late integration weighs most: what only shows end to end is found when little time is left.
"""


def whole_nudges(facts: ObjectiveFacts) -> Iterator[Nudge]:
    """Everything to ask about an objective as a whole."""
    found = (_end_to_end(facts), _moved(facts), _unresolved(facts), _quality(facts), _side(facts))
    for each in found:
        if each is not None:
            yield Nudge(
                about=f"objective:{facts.id}",
                to=facts.owner,
                objective=facts.id,
                worth=_gain(each) * facts.value,
                found=each,
                team=each.kind == "end-to-end",
            )


def _gain(found: Found) -> float:
    if isinstance(found, LargeMove):
        return abs((found.chance or 0.0) - (found.was or 0.0))
    return SUPPOSED[found.kind]


def _end_to_end(facts: ObjectiveFacts) -> Found | None:
    if facts.end_to_end is not None or facts.age < END_TO_END_BY or not facts.tasks:
        return None
    more = {"weeks": facts.age // 5, "absent": facts.absent}
    return NeverEndToEnd.model_validate(common(facts) | more)


def _moved(facts: ObjectiveFacts) -> Found | None:
    if facts.chance is None or facts.was is None or facts.was_on is None or facts.rough:
        return None
    change = abs(facts.chance - facts.was)
    if change <= LARGE or change <= NOISE * facts.noise:
        return None
    return LargeMove.model_validate(common(facts) | {"since": facts.was_on})


def _unresolved(facts: ObjectiveFacts) -> Found | None:
    open_ = facts.target < facts.today and not facts.resolved
    return Unresolved.model_validate(common(facts)) if open_ else None


def _quality(facts: ObjectiveFacts) -> Found | None:
    known = facts.quality
    if known is None:
        return None
    was = sum(known.was.values()) / len(known.was)
    now = sum(known.now.values()) / len(known.now)
    if was - now < SLIP:
        return None
    worst = max(known.now, key=lambda name: known.was[name] - known.now[name])
    more = {"was": was, "now": now, "worst": worst, "results": known.results}
    return QualitySlips.model_validate(common(facts) | more)


def _side(facts: ObjectiveFacts) -> Found | None:
    known = facts.sides
    missing = missing_side(facts)
    if known is None or missing is None:
        return None
    more = {"side": missing, "results": known.results, "ask": known.known.get(missing, ())[:3]}
    return OneSideMissing.model_validate(common(facts) | more)


def missing_side(facts: ObjectiveFacts) -> Side | None:
    """The side that took part in nothing for four weeks while the other did."""
    known = facts.sides
    if known is None or known.results < FEWEST_RESULTS or facts.age < END_TO_END_BY:
        return None
    if known.seen == {"research"}:
        return "engineering"
    return "research" if known.seen == {"engineering"} else None
