"""conversations.*: channels, who is in them, and what was said there."""

from bot.workspace.api.calls import Call, known, members, private
from bot.workspace.api.errors import Refusal
from bot.workspace.api.paging import page
from bot.workspace.api.shown import as_slack, replies
from bot.workspace.cast import OTHER_TEAM, TEAM
from bot.workspace.state import BOT_USER, Json, Workspace

NEVER = float("inf")


def channel_facts(workspace: Workspace, channel: str) -> Json:
    """A channel or direct conversation as Slack describes it."""
    found, owner = workspace.channels.get(channel), workspace.directs.get(channel)
    inside = members(workspace, channel)
    if found is None:
        return {"id": channel, "created": 0, "is_im": True, "is_archived": False, "user": owner,
                "is_private": True}  # fmt: skip
    foreign = any(workspace.people[u].team == OTHER_TEAM for u in inside & {*workspace.people})
    return {
        "id": channel, "name": found.name, "name_normalized": found.name, "created": 0,
        "is_channel": True, "is_group": False, "is_im": False, "is_mpim": False,
        "is_private": private(channel), "is_archived": channel in workspace.archived,
        "is_general": False, "is_shared": foreign, "is_ext_shared": foreign,
        "is_member": BOT_USER in inside, "context_team_id": TEAM,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": found.purpose, "creator": "", "last_set": 0},
    }  # fmt: skip


def info(call: Call) -> Json:
    channel = call.channel()
    facts = channel_facts(call.workspace, channel)
    if call.flag("include_num_members"):
        facts["num_members"] = len(members(call.workspace, channel))
    return {"channel": facts}


def listing(call: Call) -> Json:
    workspace = call.workspace
    found = [each for each in workspace.channels if known(workspace, each)]
    return _listed(call, [*found, *workspace.directs])


def of_user(call: Call) -> Json:
    """users.conversations: where somebody is, the bot where nobody is named."""
    user = call.person() if call.text("user") else BOT_USER
    workspace = call.workspace
    inside = [
        channel
        for channel in (*workspace.channels, *workspace.directs)
        if {user, BOT_USER} <= members(workspace, channel)
    ]
    return _listed(call, inside)


def _listed(call: Call, channels: list[str]) -> Json:
    wanted = (call.text("types") or "public_channel").split(",")
    quiet = call.flag("exclude_archived")
    found = [
        channel_facts(call.workspace, channel)
        for channel in channels
        if _kind(channel) in [each.strip() for each in wanted]
        and not (quiet and channel in call.workspace.archived)
    ]
    shown, rest = page(call, found)
    return {"channels": shown, **rest}


def _kind(channel: str) -> str:
    kinds = {"C": "public_channel", "G": "private_channel", "D": "im"}
    return kinds.get(channel[:1], "mpim")


def inside(call: Call) -> Json:
    """conversations.members."""
    shown, rest = page(call, sorted(members(call.workspace, call.channel())))
    return {"members": shown, **rest}


def history(call: Call) -> Json:
    channel = call.joined()
    found = [
        each
        for each in call.workspace.messages(channel)[::-1]
        if not each.get("thread_ts") and _there(each) and _between(call, each)
    ]
    return _messages(call, found)


def thread(call: Call) -> Json:
    """conversations.replies: a message and what was answered to it, oldest first."""
    channel, workspace = call.joined(), call.workspace
    head = workspace.message(channel, call.text("ts"))
    if head and head.get("thread_ts"):
        head = workspace.message(channel, head["thread_ts"])
    if head is None or head.get("seen_by"):
        raise Refusal("thread_not_found")
    found = replies(workspace, channel, head["ts"])
    if head.get("deleted") and not found:
        raise Refusal("thread_not_found")
    shown = [] if head.get("deleted") else [head]
    return _messages(call, shown + [each for each in found if _between(call, each)])


def _there(message: Json) -> bool:
    return not message.get("deleted") and not message.get("seen_by")


def _between(call: Call, message: Json) -> bool:
    oldest, latest = call.number("oldest", 0), call.number("latest", NEVER)
    said = float(message["ts"])
    return oldest < said < latest or (call.flag("inclusive") and said in (oldest, latest))


def _messages(call: Call, found: list[Json]) -> Json:
    metadata = call.flag("include_all_metadata")
    shown, rest = page(call, found)
    more = bool(rest["response_metadata"]["next_cursor"])
    messages = [as_slack(call.workspace, each, metadata) for each in shown]
    return {"messages": messages, "has_more": more, **rest}


def open_direct(call: Call) -> Json:
    """conversations.open: the direct conversation with one person."""
    workspace, asked = call.workspace, call.text("users")
    if not asked and not call.text("channel"):
        raise Refusal("users_list_not_supplied")
    channel = call.channel() if call.text("channel") else None
    found = channel or next((d for d, user in workspace.directs.items() if user == asked), None)
    if found is None:
        raise Refusal("user_not_found")
    facts = {"id": found}
    full = channel_facts(workspace, found) if call.flag("return_im") else facts
    return {"channel": full, "no_op": True, "already_open": True}


def join(call: Call) -> Json:
    channel, workspace = call.channel(), call.workspace
    if channel in workspace.directs or private(channel):
        raise Refusal("method_not_supported_for_channel_type")
    if channel in workspace.archived:
        raise Refusal("is_archived")
    known = BOT_USER in workspace.members[channel]
    workspace.members[channel].add(BOT_USER)
    extra = {"warning": "already_in_channel"} if known else {}
    return {"channel": channel_facts(workspace, channel), **extra}
