"""Socket Mode: two connections to Slack, so that one may be refreshed while the other works."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from socket import SHUT_RDWR

from slack_bolt import App
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.parsing import acceptable
from bot.settings import Settings

CONNECTIONS = 2
SILENT = 60.0
"""Seconds without a word or a pong after which a connection no longer counts."""
LONGEST_PAUSE = 60.0
MAKING = 3.0
"""Seconds that a connection in the making is waited for at the end."""
log = logging.getLogger(__name__)


class Envelopes(SocketModeHandler):
    """Hands to Bolt what looks like Slack's; anything else is acknowledged and set aside."""

    def handle(self, client: SocketModeClient, req: SocketModeRequest) -> None:  # type: ignore[override]  # as in Bolt's own
        if acceptable(req.payload) is not None:
            super().handle(client, req)
            return
        log.warning("an envelope of another shape was set aside")
        client.send_socket_mode_response(SocketModeResponse(envelope_id=req.envelope_id))


class Sockets:
    """The connections, opened in the background and again whenever they are lost."""

    def __init__(self, handlers: tuple[SocketModeHandler, ...], clock: Callable[[], float]) -> None:
        self._handlers, self._clock = handlers, clock
        self._heard: dict[int, float] = {}
        self._stop = threading.Event()
        for number, handler in enumerate(handlers):
            handler.client.on_message_listeners.append(partial(self._hear, number))
        self._thread = threading.Thread(target=self._open, name="sockets", daemon=True)
        self._thread.start()

    def alive(self) -> bool:
        """Whether at least one connection has heard from Slack within the last minute."""
        now = self._clock()
        return any(now - self._last(number) < SILENT for number in range(len(self._handlers)))

    def close(self) -> None:
        """Take nothing new, let the listeners under way finish, close all."""
        self._stop.set()
        # What is being opened just now is closed too, so it is waited for.
        self._thread.join(MAKING)
        with ThreadPoolExecutor(len(self._handlers)) as pool:
            list(pool.map(_closed, self._handlers))
        self._thread.join(15)

    def _hear(self, number: int, _: str) -> None:
        self._heard[number] = self._clock()

    def _last(self, number: int) -> float:
        """When a connection last heard anything; never, once it is closed."""
        session = self._handlers[number].client.current_session
        if session is None or not session.is_active():
            return float("-inf")
        return max(self._heard.get(number, float("-inf")), session.last_ping_pong_time or 0.0)

    def _open(self) -> None:
        """Open all for the first time; from then on each keeps itself open."""
        waiting, pause = list(self._handlers), 1.0
        while waiting and not self._stop.is_set():
            waiting = [handler for handler in waiting if not _opened(handler)]
            if waiting:
                self._stop.wait(pause)
                pause = min(LONGEST_PAUSE, pause * 2)


def _opened(handler: SocketModeHandler) -> bool:
    try:
        handler.connect()
    except Exception as error:
        # Whatever it is, Slack's side or ours, the bot stays up and tries again.
        log.warning("Socket Mode does not connect: %s; trying again", _reason(error))
        return False
    log.info("a Socket Mode connection is open")
    return True


def _closed(handler: SocketModeHandler) -> None:
    client = handler.client
    client.closed = True
    # Slack's library takes the default again whenever it has connected.
    client.auto_reconnect_enabled = client.default_auto_reconnect_enabled = False
    client.message_workers.shutdown()
    making = client.connect_operation_lock.acquire(timeout=MAKING)
    try:
        _ended(handler)
    finally:
        if making:
            client.connect_operation_lock.release()


def _ended(handler: SocketModeHandler) -> None:
    client = handler.client
    client.current_session_state.terminated = True
    session = client.current_session
    if session is not None and session.sock is not None:
        # The one who reads holds a lock for up to three seconds; a socket shut down wakes it.
        with suppress(OSError):
            session.sock.shutdown(SHUT_RDWR)
    handler.close()


def _reason(error: Exception) -> str:
    """Slack's own word for it where there is one."""
    said = error.response.get("error") if isinstance(error, SlackApiError) else None
    return str(said or type(error).__name__)


def connect(
    app: App, settings: Settings, *, interval: float = 10, clock: Callable[[], float] = time.time
) -> Sockets:
    """Open the connections in the background; ``interval`` is that of pings, in seconds."""
    assert settings.slack_app_token is not None
    token = settings.slack_app_token.get_secret_value()
    bot = settings.slack_bot_token.get_secret_value()
    client = WebClient(token=bot, base_url=settings.slack_api_url, timeout=10)
    handlers = (
        Envelopes(app, token, web_client=client, ping_interval=interval) for _ in range(CONNECTIONS)
    )
    return Sockets(tuple(handlers), clock)
