"""What Slack says of a person, as plain facts."""

from handlers.payloads import Payload

GUEST = ("is_restricted", "is_ultra_restricted")
ADMIN = ("is_admin", "is_owner", "is_primary_owner")


def person_facts(found: Payload, team: str) -> Payload:
    """The columns of a person from a user object of Slack's, as seen from a workspace."""
    profile = found.get("profile") or {}
    elsewhere = _elsewhere(found, team)
    return {
        "name": profile.get("display_name") or found.get("real_name") or found.get("name") or "",
        "timezone": found.get("tz"),
        "guest": any(found.get(name) for name in GUEST),
        "stranger": elsewhere,
        "admin": any(found.get(name) for name in ADMIN) and not elsewhere,
        "deactivated": bool(found.get("deleted")),
        "unknown": False,
    }


def _elsewhere(found: Payload, team: str) -> bool:
    """Whether somebody is of another team; an organisation's people may be of several."""
    of = (found.get("enterprise_user") or {}).get("teams") or [found.get("team_id") or team]
    return bool(found.get("is_stranger")) or team not in of
