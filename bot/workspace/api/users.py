"""users.*, bots.info, team.info: who is there."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.workspace.api.calls import Call
from bot.workspace.api.errors import Refusal
from bot.workspace.api.paging import page
from bot.workspace.cast import TEAM, Person
from bot.workspace.state import BOT_ID, BOT_USER, Json, Workspace

NAME = "Local team"


def person_facts(workspace: Workspace, person: Person) -> Json:
    """A person as Slack describes them; somebody of another team is a stranger."""
    elsewhere = person.team != TEAM
    return {
        "id": person.id, "team_id": person.team, "name": person.name.lower(),
        "deleted": person.id in workspace.deactivated, "real_name": person.name,
        "is_bot": False, "is_app_user": False, "is_admin": False, "is_owner": False,
        "is_restricted": False, "is_ultra_restricted": False, "updated": 0,
        **({"is_stranger": True} if elsewhere else {}),
        "tz": person.timezone, "tz_label": person.timezone,
        "tz_offset": _offset(person.timezone, workspace.now()),
        "profile": {"real_name": person.name, "display_name": person.name,
                    "title": person.title, "team": person.team},
    }  # fmt: skip


def _offset(zone: str, now: datetime) -> int:
    """Seconds east of Greenwich."""
    found = now.astimezone(ZoneInfo(zone)).utcoffset()
    return int(found.total_seconds()) if found else 0


def _bot() -> Json:
    return {
        "id": BOT_USER, "team_id": TEAM, "name": "mlstatus", "real_name": "mlstatus",
        "deleted": False, "is_bot": True, "is_app_user": False, "tz": "UTC", "tz_offset": 0,
        "profile": {"real_name": "mlstatus", "display_name": "", "bot_id": BOT_ID,
                    "api_app_id": "A0LOCAL", "team": TEAM},
    }  # fmt: skip


def info(call: Call) -> Json:
    if call.text("user") == BOT_USER:
        return {"user": _bot()}
    return {"user": person_facts(call.workspace, call.workspace.people[call.person()])}


def listing(call: Call) -> Json:
    found = [person_facts(call.workspace, each) for each in call.workspace.people.values()]
    shown, rest = page(call, [*found, _bot()])
    return {"members": shown, "cache_ts": int(call.workspace.now().timestamp()), **rest}


def bot_info(call: Call) -> Json:
    if call.text("bot") not in ("", BOT_ID):
        raise Refusal("bot_not_found")
    return {"bot": {"id": BOT_ID, "deleted": False, "name": "mlstatus", "app_id": "A0LOCAL",
                    "user_id": BOT_USER, "updated": 0, "icons": {}}}  # fmt: skip


def team_info(call: Call) -> Json:
    if call.text("team") not in ("", TEAM):
        raise Refusal("team_not_found")
    return {"team": {"id": TEAM, "name": NAME, "domain": "local", "email_domain": "", "icon": {}}}


def auth_test(call: Call) -> Json:
    return {
        "url": f"{call.here or 'http://127.0.0.1'}/", "team": NAME, "user": "mlstatus",
        "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT_ID, "is_enterprise_install": False,
    }  # fmt: skip
