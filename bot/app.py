"""The Bolt app: listeners attached, services injected, identity from the store."""

from collections.abc import Callable

from slack_bolt import App, BoltContext
from slack_bolt.authorization import AuthorizeResult

import handlers
from core.store import places
from handlers.services import Services


def build_app(services: Services, token: str, secret: str) -> App:
    """A Bolt app with every listener attached and ``services`` injected.

    It answers before the listener returns nothing early (``process_before_response``) and never
    asks Slack who it is: identity comes from the store, so it starts while Slack is down.
    """

    def authorize(team_id: str | None) -> AuthorizeResult:
        with services.store.tx() as tx:
            known = places.workspace(tx, team_id or "")
        return AuthorizeResult(
            enterprise_id=None,
            team_id=team_id,
            bot_token=token,
            bot_id=known.bot_id or None,
            bot_user_id=known.bot_user or None,
        )

    app = App(
        signing_secret=secret,
        authorize=authorize,
        process_before_response=True,
        raise_error_for_unhandled_request=False,
    )

    @app.middleware
    def provide_services(context: BoltContext, next: Callable[[], None]) -> None:
        context["services"] = services
        next()

    handlers.register(app)
    return app
