"""Why words are found: one plain sentence each."""

from core.model.outlook import Outlook
from core.wording.chances import spoken
from core.wording.check.found import Found
from core.wording.phrases import by_day

WHY = {
    "promise": "This is a promise; nobody knows yet whether it comes true.",
    "certainty": "This sounds certain; the work is still open.",
    "metric": "This means little outside the team; say what it is worth.",
    "hype": "This is hype; the numbers can speak.",
    "extrapolation": "This carries a pace on; progress comes in jumps and stands still between.",
}
GROUPS = {
    "small": "This makes what is left look small; it is still open.",
    "eta": "This is a promise: it names a date without its chance.",
    "away": "This is a promise: it gives one length of time, without a range or a chance.",
    "streak": "This carries a streak on; good weeks do not say what the next one brings.",
    "rank": "This is hype: it ranks the work instead of saying what it changes.",
}


def reason(found: Found, outlook: Outlook | None) -> str:
    """One sentence; for promises and paces with the forecast's own number where there is one."""
    why = GROUPS.get(found.group, WHY[found.kind])
    if outlook is None or outlook.chance is None or found.kind not in ("promise", "extrapolation"):
        return why
    says = f"the forecast says {spoken(outlook.chance, outlook)}"
    date = by_day(outlook.target, outlook.today)
    kind = "is a promise" if found.kind == "promise" else "carries a pace on"
    return f"This {kind}; {says} by {date}."
