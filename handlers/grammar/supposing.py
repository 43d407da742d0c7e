"""``whatif``: a change as it would be typed, to be supposed and not made."""

from collections.abc import Callable
from datetime import date

from core.commands.base import Command
from core.commands.forms import OpenForm
from core.commands.questions import AskWhatIf, ShowTeam
from core.errors import NotUnderstood
from handlers.grammar import approaches, objectives
from handlers.grammar.words import Words, unknown

WHATIF = "whatif lose labels/vendor"
_CHANGES: dict[str, Callable[[Words, date], Command]] = {
    **{name: approaches.change_to(state) for name, state in approaches.STATES.items()},
    "add": approaches.approach,
    "approach": approaches.approach,
    "task": approaches.task,
    "edit": objectives.edit,
    "remove": objectives.remove,
    "assume": objectives.assume,
    "team": objectives.team,
}


def whatif(words: Words, today: date) -> AskWhatIf:
    """``whatif drop|lose|win REF``, ``whatif add …``, ``whatif team research=3``."""
    if not words.left:
        raise NotUnderstood(f"What if what? `{WHATIF}`, or `whatif team research=3`.")
    verb = words.left[0].text.lower()
    if verb not in _CHANGES:
        raise unknown(words, words.left[0].text, _CHANGES, "change")
    if verb != "add":
        words.left.pop(0)
    supposed = _CHANGES[verb](words, today)
    if isinstance(supposed, ShowTeam):
        raise NotUnderstood("How many people of which role? `whatif team research=3`.")
    if isinstance(supposed, OpenForm):
        raise NotUnderstood("Which change? `whatif edit labels/vendor p=60%`.")
    return AskWhatIf(supposed=supposed)
