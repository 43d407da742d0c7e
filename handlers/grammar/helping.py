"""Help, made from the registry: by topic, with examples that can be copied."""

from core.wording.marks import code, strong
from core.wording.message import Message
from handlers.grammar.registry import BY_NAME, TOPICS, VERBS, Verb
from handlers.grammar.words import nearest


def help_message(topic: str) -> Message:
    """Everything in one screen, a topic in full, or one verb."""
    asked = topic.lower().strip()
    known = nearest(asked, [*TOPICS, *BY_NAME]) if asked else None
    if known in TOPICS:
        verbs = [verb for verb in VERBS if verb.topic == known]
        return Message(lines=(strong(known.capitalize()), *map(_in_full, verbs)))
    if known:
        return Message(lines=(_in_full(BY_NAME[known]),))
    lines = [f"{strong(name.capitalize())}: {_names(name)}" for name in TOPICS]
    start = f"One line starts a plan: {code('/mlstatus ' + VERBS[0].example)}"
    more = f"{code('help plan')} tells more; every verb is a topic too."
    lost = f"I know no topic {strong(topic[:40])}. " if asked else ""
    return Message(lines=(f"{lost}{start}", *lines, more))


def _names(topic: str) -> str:
    return ", ".join(code(verb.name) for verb in VERBS if verb.topic == topic)


def _in_full(verb: Verb) -> str:
    return f"{code(verb.usage)} {verb.summary} For example {code(verb.example)}"
