"""Socket Mode: two connections to Slack, so that one may be refreshed while the other works."""

import logging
from dataclasses import dataclass

from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk import WebClient

from bot.settings import Settings

CONNECTIONS = 2
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sockets:
    """The open connections."""

    handlers: tuple[SocketModeHandler, ...]

    def alive(self) -> bool:
        """Whether at least one connection has heard from Slack lately."""
        return any(handler.client.is_connected() for handler in self.handlers)

    def close(self) -> None:
        """Close all."""
        for handler in self.handlers:
            handler.close()


def connect(app: App, settings: Settings) -> Sockets:
    """Open the connections in the background of the caller's thread."""
    assert settings.slack_app_token is not None
    token = settings.slack_app_token.get_secret_value()
    handlers = []
    for _ in range(CONNECTIONS):
        client = WebClient(token=settings.slack_bot_token.get_secret_value(),
                           base_url=settings.slack_api_url)  # fmt: skip
        handler = SocketModeHandler(app, token, web_client=client)
        handler.connect()
        handlers.append(handler)
    log.info("connected by Socket Mode, %s connections", CONNECTIONS)
    return Sockets(tuple(handlers))
