"""An update on its way: its preview with what the check found, what was done, what was undone."""

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from core.commands.forms import OpenForm
from core.commands.updates import PostUpdate, RetractUpdate
from core.model.outcomes.posts import UpdateShown
from core.model.updates import Noted
from core.model.week import Week
from core.wording.answers import Outlooks, answer
from core.wording.checked import heading as found_heading
from core.wording.marks import person, place, plain, said, strong, twin
from core.wording.message import Button, Message, button
from core.wording.phrases import weekday
from core.wording.update import heading

MOST_FOUND = 4
_BOLD = re.compile(r"\*([^*\n]{1,120})\*")
_PERSON = re.compile(r"<@([UW][A-Z0-9]{2,20})>")
_MARK = re.compile(r"(\*[^*\n]{1,120}\*|<@[UW][A-Z0-9]{2,20}>)")


def text_of(lines: Sequence[str]) -> str:
    """Lines as a person edits them: bold between stars, people as mentions."""
    return "\n".join(twin(line) for line in lines)


def lines_of(text: str) -> tuple[str, ...]:
    """Edited text as lines; bold and people are known again, all else is plain."""
    return tuple(_marked(line) for line in text.splitlines() if line.strip())


def _marked(line: str) -> str:
    parts = (_part(part) for part in _MARK.split(line))
    return "".join(parts).strip()


def _part(text: str) -> str:
    bold, who = _BOLD.fullmatch(text), _PERSON.fullmatch(text)
    if bold:
        return strong(bold[1])
    if who:
        return person(who[1])
    inside = plain(text)
    return f"{' ' * text.startswith(' ')}{inside}{' ' * (text.endswith(' ') and bool(inside))}"


def changed_line(user: str, day: date) -> str:
    """Who changed a posted update, for its thread."""
    return f"Changed by {person(user)} on {weekday(day)}."


def taken_back(week: Week, user: str) -> Message:
    """What stands where an update stood."""
    return Message(lines=(heading(week), f"{person(user)} took this update back."))


def kept_lines(before: dict[str, Any] | None, after: dict[str, Any] | None) -> list[str]:
    """What the history says of an update: what was posted, beside the draft, over what."""
    if after is None:
        return []
    was = before or {"posted": "", "text": "", "state": "draft"}
    if after["state"] == "retracted" != was["state"]:
        return ["The update was taken out of the channel."]
    if after["posted"] == was["posted"] and after["state"] == was["state"]:
        return [f"In one's own words: {said(after['text'])}"] if after["text"] else []
    lines = [f"Posted: {said(after['posted'])}"]
    if after["drafted"] != after["posted"]:
        lines.append(f"The data's draft: {said(after['drafted'])}")
    found = [Noted.model_validate(each) for each in json.loads(after["findings"])]
    return lines + [f"Kept all the same: {said(each.words)}, {each.kind}" for each in found]


@answer.register
def _(outcome: UpdateShown, _: Outlooks) -> Message:
    if outcome.change is not None and outcome.state == "posted" and outcome.standing:
        return _posted(outcome)
    if outcome.change is not None and outcome.state == "retracted":
        line = f"Taken back: {place(outcome.channel)} shows no update of {_name(outcome)} any more."
        return Message(
            lines=(line, "The history keeps it."), buttons=(_post(outcome, "Post it again"),)
        )
    return _preview(outcome)


def _name(outcome: UpdateShown) -> str:
    return strong(outcome.item.name)


def _posted(outcome: UpdateShown) -> Message:
    kept = " The history keeps what the check found in it." if outcome.findings else ""
    line = f"The update of {_name(outcome)} is on its way to {place(outcome.channel)}.{kept}"
    return Message(lines=(line,), buttons=(_edit(outcome), _retract(outcome)))


def _preview(outcome: UpdateShown) -> Message:
    draft = Message.model_validate(outcome.message)
    lines = [*draft.lines, *_check_lines(outcome)]
    if not outcome.mine:
        aside = "Only you see this draft. The objective's owner and editors can post it."
        return Message(lines=tuple(lines), aside=aside)
    return Message(lines=tuple(lines), buttons=_choices(outcome), aside=_aside(outcome))


def _aside(outcome: UpdateShown) -> str:
    if outcome.state == "posted":
        stands = "as it stands in the channel" if outcome.standing else "not yet in the channel"
        return f"Only you see this; it is {stands}."
    return "Only you see this draft."


def _check_lines(outcome: UpdateShown) -> list[str]:
    found = outcome.findings
    if not found:
        return []
    lines = ["", found_heading(len(found)), *(_found(each) for each in found[:MOST_FOUND])]
    if outcome.instead:
        lines += [strong("Instead:"), *lines_of(outcome.instead)]
    else:
        lines.append("Nothing of the text is left without them; please edit it.")
    return [*lines, "Posting yours is your call; the history keeps both."]


def _found(noted: Noted) -> str:
    return f"• {said(noted.words, longest=60)} {noted.why.removeprefix('This ')}"


def _choices(outcome: UpdateShown) -> tuple[Button, ...]:
    retract = (_retract(outcome),) if outcome.state == "posted" else ()
    if outcome.findings:
        use = button(
            "Use this", PostUpdate(objective=outcome.item.reference, tidy=True), primary=True
        )
        tidy = (use,) if outcome.instead else ()
        return (*tidy, _edit(outcome), _post(outcome, "Post mine"), *retract)
    if outcome.state == "posted" and outcome.standing:
        return (_edit(outcome), *retract)
    label = "Post the change" if outcome.state == "posted" else "Post it"
    return (_post(outcome, label, primary=True), _edit(outcome), *retract)


def _post(outcome: UpdateShown, label: str, *, primary: bool = False) -> Button:
    return button(label, PostUpdate(objective=outcome.item.reference), primary=primary)


def _edit(outcome: UpdateShown) -> Button:
    return button("Edit", OpenForm(form="update", item=outcome.item.reference))


def _retract(outcome: UpdateShown) -> Button:
    return button("Take it back", RetractUpdate(objective=outcome.item.reference))
