"""A workspace in which every error of the Web API can be met, and names for what is in it."""

from bot.workspace.cast import Channel
from bot.workspace.state import BOT_USER
from tests.workspace.living import ANA, FRAUD, MARTA, PRIYA, Life

LEFT, SHUT, SECRET, KNOWN = "C0LEADERS", "C0SEARCH", "G0SECRET", "G0KNOWN"
PLAIN = {"type": "plain_text", "text": "x"}
SECTION = {"type": "section", "text": PLAIN}
WRONG = {"type": "section", "text": {"type": "plain_text", "text": "x" * 3001}}
MODAL = {"type": "modal", "title": PLAIN, "blocks": [SECTION]}
HOME = {"type": "home", "blocks": [SECTION]}


def scene(life: Life) -> dict[str, str]:
    """Set the stage; what the names in braces of a test's table stand for."""
    workspace = life.workspace
    for private in (SECRET, KNOWN):
        workspace.channels[private] = Channel(private, private.lower(), "")
        workspace.members[private] = {PRIYA}
    workspace.members[KNOWN].add(BOT_USER)
    workspace.members[LEFT].discard(BOT_USER)
    workspace.archived.add(SHUT)
    return _said(life) | _opened(life) | _pending(life)


def _said(life: Life) -> dict[str, str]:
    own, ana = life.post(), life.workspace.say(FRAUD, ANA, "hello")["ts"]
    life.call("reactions.add", channel=FRAUD, timestamp=own, name="eyes")
    life.call("pins.add", channel=FRAUD, timestamp=own)
    answer = life.post(thread_ts=own)
    private = life.call("chat.postEphemeral", channel=FRAUD, user=ANA, text="psst")["message_ts"]
    gone = life.post()
    life.call("chat.delete", channel=FRAUD, ts=gone)
    return {"own": own, "ana": ana, "answer": answer, "private": private, "gone": gone,
            "here": life.here}  # fmt: skip


def _opened(life: Life) -> dict[str, str]:
    workspace = life.workspace
    late, used = workspace.trigger(ANA), workspace.trigger(ANA)
    named = MODAL | {"external_id": "mine"}
    view = life.call("views.open", trigger_id=used, view=named)["view"]["id"]
    life.call("views.publish", user_id=PRIYA, view=HOME)
    life.clock.wait(seconds=4)
    deep = _deep(life)
    return {"late": late, "used": used, "view": view, "deep": deep,
            "fresh": workspace.trigger(PRIYA), "inside": workspace.trigger(ANA, view)}  # fmt: skip


def _deep(life: Life) -> str:
    """A trigger of somebody who has three views open."""
    workspace = life.workspace
    view = life.call("views.open", trigger_id=workspace.trigger(MARTA), view=MODAL)["view"]["id"]
    for _ in range(2):
        life.call("views.push", trigger_id=workspace.trigger(MARTA, view), view=MODAL)
    return workspace.trigger(MARTA, view)


def _pending(life: Life) -> dict[str, str]:
    now = int(life.clock.now.timestamp())
    found = life.call("chat.scheduleMessage", channel=FRAUD, text="later", post_at=now + 600)
    soon = life.call("chat.scheduleMessage", channel=FRAUD, text="soon", post_at=now + 30)
    file = life.call("files.getUploadURLExternal", filename="plan.csv", length=3)["file_id"]
    sent = life.call("files.getUploadURLExternal", filename="plan.csv", length=3)
    life.fetch(sent["upload_url"].removeprefix(life.here), b"a,b")
    return {"scheduled": found["scheduled_message_id"], "soon": soon["scheduled_message_id"],
            "now": str(now), "later": str(now + 60), "far": str(now + 121 * 86_400),
            "file": file, "sent": sent["file_id"]}  # fmt: skip


def filled(value: object, names: dict[str, str]) -> object:
    """The same value with names in braces replaced."""
    if isinstance(value, dict):
        return {name: filled(inner, names) for name, inner in value.items()}
    if isinstance(value, list):
        return [filled(inner, names) for inner in value]
    if isinstance(value, str) and value[:1] + value[-1:] == "{}" and value[1:-1] in names:
        return names[value[1:-1]]
    return value
