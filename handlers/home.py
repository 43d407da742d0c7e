"""The Home tab: opened, and turned to its further parts; a worker makes it."""

import re
from typing import Any

from slack_bolt import Ack, App

from core.store import homes
from core.usecases.homes import refresh
from handlers.ids import TURN
from handlers.payloads import Payload, from_action
from handlers.services import Services


def register(app: App) -> None:
    """Attach the listeners."""
    app.event("app_home_opened")(opened)
    app.action(re.compile(rf"^{TURN}_\d+$"))(turned)


def opened(ack: Ack, body: Payload, services: Services) -> None:
    """Somebody looks at their page: from now on it is kept up to date."""
    event, team, now = body["event"], body["team_id"], services.clock()
    if event.get("tab", "home") == "home" and event.get("user"):
        services.directory.meet(team, event["user"], "", "")
        with services.store.tx() as tx:
            homes.opened(tx, team, event["user"], now)
            refresh(tx, team, [event["user"]], now)
        services.deliver()
    ack()


def turned(ack: Ack, body: Payload, action: dict[str, Any], services: Services) -> None:
    """Another part of the page."""
    request = from_action(body, action, services).request
    with services.store.tx() as tx:
        homes.turn(tx, request.team, request.user, int(action["value"]))
        refresh(tx, request.team, [request.user], request.at)
    services.deliver()
    ack()
