"""Why a request brought no usable answer, in one word for counts and records."""

from __future__ import annotations

from scrapy import exceptions
from scrapy.spidermiddlewares.httperror import HttpError


class NotInReplay(exceptions.IgnoreRequest):
    """The replayed archive holds no answer to this request."""


_CAUSES: tuple[tuple[type[BaseException], str], ...] = (
    (NotInReplay, "not_in_replay"),
    (exceptions.DownloadTimeoutError, "timeout"),
    (exceptions.CannotResolveHostError, "dns"),
    (exceptions.DownloadConnectionRefusedError, "refused"),
    (exceptions.ResponseDataLossError, "cut_short"),
    (exceptions.DownloadCancelledError, "too_large"),
    (exceptions.DownloadFailedError, "connection"),
    (exceptions.UnsupportedURLSchemeError, "scheme"),
    (OSError, "connection"),
)


def cause(error: BaseException) -> str:
    """One word for ``error``, e.g. ``http_404``, ``timeout``, ``robots``; its class name when it is a new kind."""
    if isinstance(error, HttpError):
        return f"http_{error.response.status}"
    for kind, word in _CAUSES:
        if isinstance(error, kind):
            return word
    if isinstance(error, exceptions.IgnoreRequest) and "robots.txt" in str(error):
        return "robots"
    return type(error).__name__
