"""One HTTP exchange: no retries, no redirects, and it tells "not sent" from "not answered"."""

import http.client
import urllib.error
import urllib.request

from bot.delivery.verdicts import Answer

MOST_BYTES = 16 * 1024 * 1024


class Unreached(Exception):
    """No connection came about, so nothing was sent."""


class _Http(http.client.HTTPConnection):
    def connect(self) -> None:
        try:
            super().connect()
        except OSError as error:
            raise Unreached(type(error).__name__) from error


class _Https(http.client.HTTPSConnection):
    def connect(self) -> None:
        try:
            super().connect()
        except OSError as error:
            raise Unreached(type(error).__name__) from error


class _HttpHandler(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Http, req)


class _HttpsHandler(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Https, req)


def opener() -> urllib.request.OpenerDirector:
    """What opens requests, through the environment's proxies.

    It follows no redirects: a token does not go where somebody else points.
    """
    found = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        _HttpHandler(),
        _HttpsHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        found.add_handler(handler)
    return found


def exchanged(
    by: urllib.request.OpenerDirector, request: urllib.request.Request, seconds: float
) -> Answer:
    """Send a request once and read what comes back within ``seconds`` of silence."""
    try:
        with by.open(request, timeout=seconds) as answer:
            return Answer(answer.status, dict(answer.headers), answer.read(MOST_BYTES))
    except urllib.error.HTTPError as error:
        with error:
            return _refused(error)
    except Unreached as error:
        return Answer(trouble=str(error), reached=False)
    except (OSError, http.client.HTTPException) as error:
        return Answer(trouble=_name(error))


def _refused(error: urllib.error.HTTPError) -> Answer:
    try:
        return Answer(error.code, dict(error.headers), error.read(MOST_BYTES))
    except (OSError, http.client.HTTPException) as broken:
        return Answer(trouble=_name(broken))


def _name(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    return type(reason).__name__ if isinstance(reason, Exception) else type(error).__name__
