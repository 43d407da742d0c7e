"""How a call is refused: Slack's word for it, and what it says besides."""

from collections.abc import Iterable
from typing import Any

from bot.workspace.blocks import Finding, findings_of_message, findings_of_view

Json = dict[str, Any]
REFUSED_THOUGH_UNDOCUMENTED = {"msg_blocks_too_long"}
ARGUMENTS = "invalid_arguments"


class Refusal(Exception):
    """A call that Slack would not carry out."""

    def __init__(self, error: str, **more: object) -> None:
        super().__init__(error)
        self.error, self.more = error, more

    def body(self) -> Json:
        """The answer's object."""
        return {"ok": False, "error": self.error, **self.more}


class Limited(Exception):
    """A call that comes too soon: ``seconds`` until it may be tried again."""

    def __init__(self, seconds: int) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds


def explained(error: str, problems: Iterable[object]) -> Refusal:
    """A refusal that says where the arguments are wrong."""
    said = [str(each) for each in problems]
    messages = [f"[ERROR] {each}" for each in said]
    return Refusal(error, errors=said, response_metadata={"messages": messages})


def check_message(fields: Json) -> list[str]:
    """What Slack warns about in a message.

    Raises:
        Refusal: as chat.postMessage refuses it, the most telling error first.
    """
    found = findings_of_message(fields)
    wrong = [f for f in found if f.certain or f.error in REFUSED_THOUGH_UNDOCUMENTED]
    if wrong:
        first = wrong[0].error
        raise explained(first, wrong) if first.startswith("invalid") else Refusal(first)
    return [str(each) for each in found]


def check_view(view: object, kind: str) -> Json:
    """The view, where Slack takes it.

    Raises:
        Refusal: as views.open refuses it.
    """
    wrong: list[Finding] = [each for each in findings_of_view(view) if each.certain]
    if any(each.error == "view_too_large" for each in wrong):
        raise Refusal("view_too_large")
    if wrong or not isinstance(view, dict):
        raise explained(ARGUMENTS, wrong)
    if view["type"] != kind:
        raise explained(ARGUMENTS, [Finding("/view/type", f"must be {kind}")])
    return view
