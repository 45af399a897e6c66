"""Classifies why a request failed, in one word for counts and records (docs/families.md#failures)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from scrapy import exceptions
from scrapy.spidermiddlewares.httperror import HttpError

from gkcrawl.errors import GkcrawlError

if TYPE_CHECKING:
    from scrapy.http import Request
    from twisted.python.failure import Failure


class NotInReplay(exceptions.IgnoreRequest):
    """The replayed archive holds no answer to this request."""


class Refused(exceptions.IgnoreRequest):
    """A request or its answer that we set aside ourselves; ``word`` says why."""

    def __init__(self, word: str, message: str) -> None:
        super().__init__(message)
        self.word = word


NOT_ASKED = frozenset({"not_in_replay", "blocked", "waf", "throttled", "robots_unreachable", "trouble"})
"""Words that say nothing of the page itself: it was not asked for, the host spoke for all, the trouble is ours."""

STAND_INS = frozenset(
    "empty soft_404 withheld maintenance login intercepted suspended server_error listing unrelated same_answer"
    " detail_changed unsettled".split()
)
"""Words for pages that came, with status 200 or by a redirect, in place of the one asked for."""

_STATUSES = {
    401: "forbidden",
    403: "forbidden",
    404: "gone",
    410: "gone",
    412: "waf",
    429: "throttled",
    451: "forbidden",
    521: "waf",
}
_CAUSES: tuple[tuple[type[BaseException], str], ...] = (
    (NotInReplay, "not_in_replay"),
    (exceptions.DownloadTimeoutError, "timeout"),
    (exceptions.CannotResolveHostError, "dns"),
    (exceptions.DownloadConnectionRefusedError, "refused"),
    (exceptions.ResponseDataLossError, "cut_short"),
    (exceptions.DownloadCancelledError, "too_large"),
    (exceptions.UnsupportedURLSchemeError, "scheme"),
)
_CONNECTION = (exceptions.DownloadFailedError, OSError)
_TLS_SIGNS = ("ssl", "tls", "certificate", "handshake", "dh key")


def request_of(failure: Failure) -> Request:
    """The request that ended in ``failure``, where Scrapy puts it for errbacks."""
    request: Request = cast("Any", failure).request
    return request


def cause_of(failure: Failure) -> str:
    """One word for what a request failed with; see `cause`."""
    return cause(failure.value or RuntimeError("failed without an error"))


def cause(error: BaseException) -> str:
    """One word for ``error``, e.g. ``gone``, ``timeout``, ``robots``; its class name when it is a new kind."""
    if isinstance(error, Refused):
        return error.word
    if isinstance(error, GkcrawlError):
        return "trouble"
    if isinstance(error, HttpError):
        return status_word(error.response.status)
    for kind, word in _CAUSES:
        if isinstance(error, kind):
            return word
    if isinstance(error, _CONNECTION):
        told = f"{error!r} {error.__cause__!r}".lower()
        return "tls" if any(sign in told for sign in _TLS_SIGNS) else "connection"
    if isinstance(error, exceptions.IgnoreRequest) and "robots.txt" in str(error):
        return "robots"
    return type(error).__name__


def status_word(status: int) -> str:
    """One word for an HTTP error status: ``gone``, ``forbidden``, ``waf``, ``throttled`` or ``http_<status>``."""
    return _STATUSES.get(status, f"http_{status}")
