"""Who may do what: one table, which is the documentation, what is asked, and what is tested.

Rights add up: a person may be of several kinds, and may do what any of them may.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a person is to one objective.

    ``colleague`` is somebody of the workspace who is elsewhere, ``outsider`` somebody elsewhere to
    whom the channel is closed; ``guest``, ``stranger`` (of another team) and ``unknown`` (Slack has
    not said who it is) are so in the channel. ``administrator`` (the installer, and the workspace's
    admins) comes on top of what else a person is.
    """

    OWNER = "owner"
    EDITOR = "editor"
    MEMBER = "member"
    COLLEAGUE = "colleague"
    OUTSIDER = "outsider"
    GUEST = "guest"
    STRANGER = "stranger"
    UNKNOWN = "unknown"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What somebody may want to do.

    ``read`` everything shown about an objective; ``log`` results; ``add`` and change tasks,
    approaches and assumptions; ``steer``: target, value, owner, editors, people, closing;
    ``post`` updates; ``rewrite`` or remove a result that somebody else logged; ``administer``:
    retention, erasing, briefs, backups; ``score``: see somebody else's quality or calibration.
    """

    READ = "read"
    LOG = "log"
    ADD = "add"
    STEER = "steer"
    POST = "post"
    REWRITE = "rewrite"
    ADMINISTER = "administer"
    SCORE = "score"


TABLE = """
|               | read | log | add | steer | post | rewrite | administer | score |
| ------------- | ---- | --- | --- | ----- | ---- | ------- | ---------- | ----- |
| owner         | yes  | yes | yes | yes   | yes  | no      | no         | no    |
| editor        | yes  | yes | yes | yes   | yes  | no      | no         | no    |
| member        | yes  | yes | yes | no    | no   | no      | no         | no    |
| colleague     | yes  | no  | no  | no    | no   | no      | no         | no    |
| outsider      | no   | no  | no  | no    | no   | no      | no         | no    |
| guest         | yes  | no  | no  | no    | no   | no      | no         | no    |
| stranger      | yes  | no  | no  | no    | no   | no      | no         | no    |
| unknown       | yes  | no  | no  | no    | no   | no      | no         | no    |
| administrator | no   | no  | no  | no    | no   | no      | yes        | no    |
"""


def _read(table: str) -> dict[Kind, frozenset[Action]]:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.split("\n")[1:-1]
    ]
    actions = [Action(name) for name in rows[0][1:]]
    return {
        Kind(row[0]): frozenset(
            action for action, said in zip(actions, row[1:], strict=True) if said == "yes"
        )
        for row in rows[2:]
    }


RIGHTS = _read(TABLE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a person beside one objective.

    Attributes:
        here: They typed in its channel, or Slack lists them as its member.
        closed: The channel is private, or nobody knows whether it is.
    """

    here: bool
    closed: bool = False
    owner: bool = False
    editor: bool = False
    guest: bool = False
    stranger: bool = False
    unknown: bool = False
    administrator: bool = False


def kinds_of(facts: Facts) -> frozenset[Kind]:
    """All that a person is to an objective; where nothing is known, the least."""
    limited = [
        kind
        for kind, so in (
            (Kind.UNKNOWN, facts.unknown),
            (Kind.STRANGER, facts.stranger),
            (Kind.GUEST, facts.guest),
        )
        if so
    ]
    if limited:
        return frozenset({limited[0] if facts.here else Kind.OUTSIDER})
    top = {Kind.ADMINISTRATOR} if facts.administrator else set()
    return frozenset(top | _place(facts))


def _place(facts: Facts) -> set[Kind]:
    if not facts.here and facts.closed:
        return {Kind.OUTSIDER}
    held = {kind for kind, so in ((Kind.OWNER, facts.owner), (Kind.EDITOR, facts.editor)) if so}
    return held | {Kind.MEMBER if facts.here else Kind.COLLEAGUE}


def may(kinds: Collection[Kind], action: Action) -> bool:
    """Whether somebody who is all of these may do something."""
    return any(action in RIGHTS[kind] for kind in kinds)
