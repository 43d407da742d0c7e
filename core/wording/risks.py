"""``risks`` in words: what it all rests on."""

from collections.abc import Iterator

from core.model.outcomes.advice import Risks, RisksShown, Shared, Weak
from core.model.outlook import Outlook
from core.wording.answers import Outlooks, answer
from core.wording.marks import code, person, premise, strong
from core.wording.message import Message
from core.wording.phrases import by_day, listed, percent, small_number

SMALL = 0.01
"""A difference of chances that nobody would act on."""
MOST_ALONE, MOST_TOGETHER = 3, 3
"""Lines about tasks that rest on one approach; lines an objective where there are several."""


@answer.register
def _(outcome: RisksShown, outlooks: Outlooks) -> Message:
    by_id = {each.id: each for each in outlooks}
    known = [(each, by_id[each.objective]) for each in outcome.risks if each.objective in by_id]
    lines: list[str] = []
    for risks, outlook in known:
        told = list(_lines(risks, outlook))
        nothing = ["No single approach or assumption carries it; nothing stands out."]
        lines.append(f"{strong(outlook.name)}, by {by_day(outlook.target, outlook.today)}:")
        lines += (told if len(known) == 1 else told[:MOST_TOGETHER]) or nothing
    return Message(lines=tuple(lines))


def _lines(risks: Risks, outlook: Outlook) -> Iterator[str]:
    yield from (_alone(each, outlook) for each in risks.alone[:MOST_ALONE])
    told = {each.reference for each in risks.alone}
    for each in risks.critical:
        yield (
            f"• {strong(each.task)} is research and sets the date in {percent(each.share)} of the"
            f" cases that succeed; it works with {percent(each.chance)}."
        )
    named = {each.task for each in risks.critical}
    shaky = [e for e in risks.weakest if e.reference not in told and e.task not in named]
    yield from (f"• {strong(each.task)} works with {percent(each.chance)}." for each in shaky)
    yield from map(_shared, risks.shared)
    if risks.person:
        every = "Both" if risks.running == 2 else f"All {small_number(risks.running)}"
        yield f"• {every} approaches that run are with {person(risks.person)}."
    if risks.side:
        yield _side(risks)


def _alone(weak: Weak, outlook: Outlook) -> str:
    """A task that rests on one approach, and what a second would do."""
    text = f"• {strong(weak.task)} rests on one approach ({percent(weak.chance)})."
    if weak.backup is not None and weak.backup >= SMALL and outlook.chance is not None:
        more = percent(min(0.999, outlook.chance + weak.backup))
        text += f" With a second at 40%, about {more} by the target."
    add = code(f"approach add {weak.reference}/second p=40%")
    return f"{text} {add}"


def _shared(shared: Shared) -> str:
    return (
        f"• Everything open in {strong(shared.task)} is counting on {premise(shared.premise)}"
        f" ({percent(shared.chance)})."
    )


def _side(risks: Risks) -> str:
    """The side that is missing, and whom to ask."""
    text = f"• Nobody from {risks.side} took part in a result for four weeks."
    if not risks.ask:
        return text
    return f"{text} {listed([person(each) for each in risks.ask], 'or')} could be asked."
