"""Help, made from the registry: by topic, with examples that can be copied and run."""

from datetime import date

from core.model.examples import Here
from core.wording.marks import code, strong
from core.wording.message import Button, Message, button
from handlers.grammar.registry import BY_NAME, TOPICS, VERBS, Verb
from handlers.grammar.words import nearest, words_of

WINDOWS = ("log", "metric", "objective new", "task add", "approach add", "edit REF", "ooo")
"""What opens a window where nothing else is typed."""
NEW = ("plan", "objective", "import")
"""Verbs whose examples make something new, so that they are no better for a name that exists."""


def help_message(topic: str, here: Here | None, today: date) -> Message:
    """Everything in one screen, a topic in full, or one verb; examples speak of what is here."""
    asked = topic.lower().strip()
    known = nearest(asked, [*TOPICS, *BY_NAME]) if asked else None
    if known in TOPICS:
        verbs = [verb for verb in VERBS if verb.topic == known]
        return Message(lines=(strong(known.capitalize()), *(_in_full(v, here) for v in verbs)))
    if known:
        verb = BY_NAME[known]
        return Message(lines=(_in_full(verb, here),), buttons=_run(verb, here, today))
    lines = [f"{strong(name.capitalize())}: {_names(name)}" for name in TOPICS]
    start = f"One line starts a plan: {code('/mlstatus ' + VERBS[0].example)}"
    clicks = f"Rather click? {', '.join(map(code, WINDOWS))} alone open a window."
    more = f"{code('help plan')} tells more; every verb is a topic too."
    lost = f"I know no topic {strong(topic[:40])}. " if asked else ""
    return Message(lines=(f"{lost}{start}", *lines, clicks, more))


def _names(topic: str) -> str:
    return ", ".join(code(verb.name) for verb in VERBS if verb.topic == topic)


def _in_full(verb: Verb, here: Here | None) -> str:
    return f"{code(verb.usage)} {verb.summary} For example {code(example(verb, here))}"


def example(verb: Verb, here: Here | None) -> str:
    """A whole command, about this channel's own plan where it has one."""
    if here is None or verb.name in NEW:
        return verb.example
    approach = "vendor" if verb.name == "approach" else here.approach
    changed = verb.example.replace("labels/vendor", f"{here.task}/{approach}")
    return changed.replace("fraud-v2", here.objective).replace("after data", f"after {here.task}")


def _run(verb: Verb, here: Here | None, today: date) -> tuple[Button, ...]:
    """A question can be asked from where it is explained."""
    if verb.writes or verb.topic != "questions" or verb.name == "help":
        return ()
    words = words_of(example(verb, here))
    del words.left[:1]
    return (button("Run it", verb.read(words, today)),)
