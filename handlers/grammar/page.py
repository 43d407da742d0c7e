"""``docs/commands.md``, made from the registry."""

from handlers.grammar.helping import WINDOWS
from handlers.grammar.registry import TOPICS, VERBS, Verb

HEAD = """# What can be typed, and what can be clicked

One grammar everywhere: `/mlstatus …` in a channel, `@mlstatus …` in channels and threads, a direct
message to the bot. This page is made from the command registry (`make docs`); a test holds it,
help, README and manifest equal.

A reference such as `labels/vendor` is `objective/task/approach` or any ending of it that is
unambiguous where it is typed. Chances: `70%`, or long shot, even, likely, near certain. Days: `8`,
`5-20` (one case in ten below and above), `5-9-20`, `1-4w`. Dates: `2027-03-31`, `31 Mar`, friday,
`+3d`, `2w`, eow, eom. Nothing typed is lost: what was not understood comes back with the place
marked and the nearest command that would do.
"""
CLICKS = """## By clicking

These alone open a window to fill in: {windows}.
`settings` shows buttons for the channel's settings and one's own, `pipeline` one for all its
stages, and a question's menu one for the day until which it waits. A window makes the command that
could have been typed; what does not fit is said beside its input, and where somebody changed the
same thing meanwhile it shows both versions.

| where | what | it does |
| --- | --- | --- |
{shortcuts}
| the Home tab | | what waits for you, what you run, what you decide about, when you are asked |
"""


def commands_page(shortcuts: tuple[dict[str, str], ...]) -> str:
    """The page; ``shortcuts`` are the manifest's."""
    topics = "\n".join(_topic(name) for name in TOPICS)
    windows = ", ".join(f"`{each}`" for each in WINDOWS)
    rows = "\n".join(_shortcut(each) for each in shortcuts)
    return f"{HEAD}\n{topics}\n{CLICKS.format(windows=windows, shortcuts=rows)}"


def _shortcut(shortcut: dict[str, str]) -> str:
    where = "a message's menu" if shortcut["type"] == "message" else "the lightning menu"
    return f"| {where} | {shortcut['name']} | {shortcut['description']} |"


def _topic(name: str) -> str:
    rows = "\n".join(_row(verb) for verb in VERBS if verb.topic == name)
    head = f"## {name.capitalize()}\n\n| type | it does | for example |\n| --- | --- | --- |\n"
    return f"{head}{rows}\n"


def _row(verb: Verb) -> str:
    cells = (f"`{verb.usage}`", verb.summary, f"`{verb.example}`")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
