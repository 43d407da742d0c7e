import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime

from bot import server
from bot.delivery.client import Slack
from bot.identity import Identity
from core.store import places
from core.store.store import Store

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
GOOD = {"ok": True, "team": "Acme", "team_id": "T1", "user_id": "UBOT", "bot_id": "B1"}


@contextmanager
def slack_that_says(*answers: object):
    left, asked = list(answers), threading.Event()

    def app(environ, start):
        body = left.pop(0) if len(left) > 1 else left[0]
        asked.set()
        start("200 OK", [])
        return [json.dumps(body).encode()]

    web = server.run(app, "127.0.0.1", 0)
    store = Store.in_memory()
    try:
        yield Identity(store, lambda: NOW, Slack(f"http://127.0.0.1:{web.port}/", "xoxb-1")), store
    finally:
        web.close()
        store.close()


def test_what_slack_says_is_kept():
    with slack_that_says(GOOD) as (identity, store):
        assert identity.ask()
        with store.tx() as tx:
            kept = places.workspace(tx, "T1")
        assert (kept.name, kept.bot_user, kept.bot_id) == ("Acme", "UBOT", "B1")
        assert kept.checked_at == NOW


def test_a_refusal_is_remembered_until_it_is_over():
    with slack_that_says({"ok": False, "error": "invalid_auth"}, {"ok": True}, GOOD) as (who, _):
        assert not who.ask()
        assert (who.known, who.trouble) == (False, "invalid_auth")
        assert not who.ask()
        assert who.trouble == "an answer that names no workspace"
        assert who.ask()
        assert (who.known, who.trouble) == (True, "")


def test_asking_goes_on_in_the_background_and_ends_when_told():
    with slack_that_says({"ok": False, "error": "internal_error"}) as (identity, _):
        identity.start()
        identity.stop()
        assert identity.known is False
