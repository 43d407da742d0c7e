"""blocks.validate: payloads held against the schema without being posted."""

from bot.workspace.api.calls import Call
from bot.workspace.api.errors import Refusal
from bot.workspace.blocks import (
    Finding,
    faults,
    findings_of_blocks,
    findings_of_message,
    findings_of_view,
)
from bot.workspace.state import Json

ONE_OF = ("blocks", "view", "message")


def validate(call: Call) -> Json:
    given = [name for name in ONE_OF if call.fields.get(name) is not None]
    if len(given) != 1:
        said = "must provide exactly one of `blocks`, `view`, or `message`"
        raise Refusal("invalid_arguments", response_metadata={"messages": [said]})
    kind, value = given[0], call.given(given[0])
    if found := faults(_findings(kind, value)):
        raise Refusal(f"invalid_{kind}", errors=[_error(each) for each in found])
    return {}


def _findings(kind: str, value: object) -> list[Finding]:
    if kind == "blocks":
        return findings_of_blocks(value, "message", "")
    return findings_of_view(value) if kind == "view" else findings_of_message(value)


def _error(finding: Finding) -> Json:
    pointer = finding.pointer.removeprefix("/view")
    return {"code": "failed_constraint", "message": finding.problem, "pointer": pointer}
