"""Datasette plugin: routes of the pages, errors as pages, security headers, robots.txt.

Routes of plugins come before Datasette's own (https://docs.datasette.io/en/0.65/plugin_hooks.html#register-routes-datasette).
"""

from __future__ import annotations

import asyncio
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

from datasette.utils.asgi import Response
from pluggy import HookimplMarker

from gkcrawl.browse import feed, listing
from gkcrawl.browse.asked import Asked, Shown
from gkcrawl.browse.feed import atom
from gkcrawl.browse.links import ServerLinks
from gkcrawl.browse.listing import as_csv, as_json
from gkcrawl.browse.pages import archived, coverage, difference, document, overview, portal, search, statistics
from gkcrawl.browse.rendering import render
from gkcrawl.browse.words import LANGUAGES, Words, language_of
from gkcrawl.errors import GkcrawlError, NotFound, StoreError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from gkcrawl.browse.asked import Page
    from gkcrawl.browse.links import Links
    from gkcrawl.browse.readers import Readers
    from gkcrawl.store.store import Store

    Renderer = Callable[[Shown, Asked, Links], str | bytes]

hookimpl = HookimplMarker("datasette")


class Route(NamedTuple):
    """A page at the addresses that ``pattern`` matches; its group ``path`` is what the page is asked for."""

    pattern: str
    page: Page
    render: Renderer = render
    media_type: str = "text/html; charset=utf-8"


ROUTES: Sequence[Route] = (
    Route("/", overview.page),
    Route("/coverage", coverage.page),
    Route("/portal/(?P<path>[^/]+)", portal.page),
    Route("/statistics", statistics.page),
    Route(r"/search", search.page),
    Route(r"/search\.(?P<path>atom)", search.page, atom, feed.MEDIA_TYPE),
    Route(r"/search\.(?P<path>csv)", search.page, as_csv, listing.CSV),
    Route(r"/search\.(?P<path>json)", search.page, as_json, listing.JSON),
    Route(r"/doc/(?P<path>.+)/page", archived.page),
    Route(r"/doc/(?P<path>.+)/diff", difference.page),
    Route(r"/doc/(?P<path>.+)\.json", document.export),
    Route(r"/doc/(?P<path>.+)", document.page),
)

_CSP = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; frame-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
# Datasette's own pages have scripts and styles in them.
_CSP_OF_DATASETTE = (
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
_HEADERS = (
    (b"content-security-policy", _CSP_OF_DATASETTE.encode()),
    (b"x-content-type-options", b"nosniff"),
    # Portals are not told what was looked for.
    (b"referrer-policy", b"same-origin"),
    # For robots that do not ask for robots.txt.
    (b"x-robots-tag", b"noindex, nofollow"),
)
_MEDIA_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
_ROBOTS = "User-agent: *\nDisallow: /\n"
# What Datasette says of itself and of the machine: paths of files, versions, threads.
_INTERNAL = r"/-/(?!gkcrawl/|static/).*"
_STATUS: Sequence[tuple[type[GkcrawlError], int, str]] = (
    (NotFound, 404, "not_found"),
    (StoreError, 503, "unavailable"),
    (GkcrawlError, 400, "wrong"),
)


class Plugin:
    """Serves our pages from ``readers``; a ``public`` server shows nothing of the machine."""

    # Datasette takes folders beside a plugin's module for templates of its own pages: this one has none.
    __name__ = "gkcrawl-browse"

    def __init__(self, readers: Readers, *, public: bool) -> None:
        self._readers, self._public = readers, public

    @hookimpl
    def register_routes(self) -> list[tuple[str, Callable[..., Any]]]:
        """Addresses and what answers there; `Datasette` asks once, when it is made."""
        routes: list[tuple[str, Callable[..., Any]]] = [
            (r"/-/gkcrawl/(?P<name>[\w.-]+)$", _static),
            (r"/robots\.txt$", lambda: Response.text(_ROBOTS)),
            *((f"{route.pattern}$", self._view(route)) for route in ROUTES),
        ]
        return [*routes, (f"{_INTERNAL}$", lambda: Response.text("not found", status=404))] if self._public else routes

    @hookimpl
    def asgi_wrapper(self) -> Callable[[Any], Any]:
        """Adds security headers to every answer that has none of its own."""
        return _with_headers

    def _view(self, route: Route) -> Callable[..., Awaitable[Response]]:
        async def view(request: Any) -> Response:
            parameters = {name: request.args[name] for name in request.args}
            chosen = parameters.get("lang")
            language = language_of(chosen, request.headers.get("accept-language", ""))
            asked = Asked(
                words=Words(language),
                path=unquote(request.url_vars.get("path") or ""),
                parameters=parameters,
                origin=f"{request.scheme}://{request.host}",
            )
            links = ServerLinks(language if chosen in LANGUAGES else None)

            def answer(store: Store) -> Response:
                shown = route.page(store, asked)
                body = route.render(shown, asked, links) if shown.body is None else shown.body
                kind = route.media_type if shown.body is None else shown.media_type
                return _response(shown, body, kind, language)

            try:
                return await asyncio.wrap_future(self._readers.read(answer))
            except GkcrawlError as error:
                shown = self._failure(error)
                return _response(shown, render(shown, asked, links), shown.media_type, language)

        return view

    def _failure(self, error: GkcrawlError) -> Shown:
        """A page that says what went wrong, without the folder of the database."""
        status, word = next((status, word) for kind, status, word in _STATUS if isinstance(error, kind))
        message = str(error).replace(str(self._readers.path), self._readers.path.name)
        return Shown(template="error.html", values={"word": word, "message": message}, status=status)


def _response(shown: Shown, body: str | bytes, media_type: str, language: str) -> Response:
    headers = {
        "content-security-policy": _CSP,
        # A crawl may be writing.
        "cache-control": "no-cache",
        "content-language": language,
        "vary": "Accept-Language",
        **shown.headers,
    }
    return Response(body, status=shown.status, headers=headers, content_type=media_type)


def _static(request: Any) -> Response:
    name = request.url_vars["name"]
    file, kind = files("gkcrawl.browse") / "static" / name, _MEDIA_TYPES.get(PurePath(name).suffix)
    if kind is None or not file.is_file():
        return Response.text("not found", status=404)
    headers = {"content-security-policy": _CSP, "cache-control": "no-cache"}
    return Response(file.read_bytes(), headers=headers, content_type=kind)


def _with_headers(app: Any) -> Any:
    async def wrapped(scope: Any, receive: Any, send: Any) -> None:
        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                given = {bytes(name).lower() for name, _ in message["headers"]}
                added = [(name, value) for name, value in _HEADERS if name not in given]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped
