"""Loopback web server (aiohttp) for the demo portals."""

from __future__ import annotations

import asyncio
import json
import threading
from contextlib import contextmanager
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web

from gkcrawl.demo import portals
from gkcrawl.demo.pages import NOT_FOUND, Answer
from gkcrawl.demo.portal import Ask, DemoPortal
from gkcrawl.demo.portals.gkmlpt import GkmlptPortal
from gkcrawl.demo.portals.jpage import JpagePortal
from gkcrawl.demo.portals.trs import TrsPortal
from gkcrawl.demo.roster import ROSTERS
from gkcrawl.demo.sites.site import DemoSite
from gkcrawl.demo.weather import weather, weathered
from gkcrawl.errors import ConfigError
from gkcrawl.modules import classes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkcrawl.demo.corpus import Corpus

# The tour of `gkcrawl demo`; the server answers for every portal of `gkcrawl.demo.portals`.
PORTALS: tuple[type[DemoPortal], ...] = (TrsPortal, JpagePortal, GkmlptPortal)
_OTHERS = sorted(set(classes_of(portals, DemoPortal)) - set(PORTALS), key=lambda portal: portal.name)
ALL_PORTALS: tuple[type[DemoPortal], ...] = (*PORTALS, *_OTHERS)
_JSONL = {"Content-Type": "application/jsonl; charset=utf-8"}
_ROBOTS = Answer(b"User-agent: *\nDisallow: /private/\n", "text/plain; charset=utf-8")


class DemoServer:
    """An aiohttp application over the portals of ``corpus``; every page is computed when it is asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self.portals = [portal(corpus) for portal in ALL_PORTALS]
        self.sites = [DemoSite(portal) for portal in self.portals]
        self.rosters = [portal(corpus) for portal in ROSTERS]

    def answer(self, ask: Ask) -> Answer:
        """The response of whichever portal ``ask.path`` belongs to, or of the site around it."""
        if ask.path == "/robots.txt":
            return _ROBOTS
        if found := weather(ask.path):
            name, where, path = found
            return weathered(name, where, replace(ask, path=path), self.answer)
        for site in self.sites:
            portal = site.portal
            if ask.path.startswith((portal.prefix + "/", site.prefix + "/", *portal.roots)):
                answer = portal.answer(ask)
                return answer if answer.status != HTTPStatus.NOT_FOUND else site.answer(ask) or answer
        for roster in self.rosters:
            if ask.path.startswith(f"{roster.prefix}/"):
                return roster.answer(ask)
        return NOT_FOUND

    def application(self) -> web.Application:
        """The application, ready for a runner."""
        application = web.Application()
        application.router.add_get("/truth.jsonl", self._truth)
        application.router.add_get("/sites.jsonl", self._site_truths)
        application.router.add_get("/coverage.jsonl", self._coverage)
        application.router.add_route("*", "/{path:.*}", self._page)
        return application

    async def _page(self, request: web.Request) -> web.StreamResponse:
        referer = request.headers.get("Referer", "")
        answer = self.answer(Ask(request.path, _base(request), dict(request.query), await _fields(request), referer))
        if answer.etag and request.headers.get("If-None-Match") == answer.etag:
            return web.Response(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": answer.etag})
        headers = {"Content-Type": answer.content_type}
        if answer.etag:
            headers["ETag"] = answer.etag
        if answer.location:
            headers["Location"] = answer.location
        if answer.cookie:
            headers["Set-Cookie"] = answer.cookie
        await asyncio.sleep(answer.seconds)
        if answer.truncated:
            return await _break_off(request, answer, headers)
        return web.Response(body=answer.body, status=answer.status, headers=headers)

    async def _site_truths(self, request: web.Request) -> web.StreamResponse:
        rows = [json.dumps(site.truth(_base(request)), ensure_ascii=False) for site in self.sites]
        return web.Response(body="\n".join((*rows, "")).encode(), headers=_JSONL)

    async def _coverage(self, request: web.Request) -> web.StreamResponse:
        truths = ({"portal": one.name, **truth} for one in self.rosters for truth in one.coverage_truth())
        rows = [json.dumps(truth, ensure_ascii=False) for truth in truths]
        return web.Response(body="\n".join((*rows, "")).encode(), headers=_JSONL)

    async def _truth(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers=_JSONL)
        await response.prepare(request)
        wanted = request.query.get("portal")
        for portal in self.portals:
            if wanted and portal.name != wanted:
                continue
            for truth in portal.truth(_base(request)):
                await response.write(json.dumps(truth, ensure_ascii=False).encode() + b"\n")
        return response


async def _break_off(request: web.Request, answer: Answer, headers: dict[str, str]) -> web.StreamResponse:
    """Announce the whole body, send half of it and hang up."""
    response = web.StreamResponse(status=answer.status, headers=headers)
    response.content_length = len(answer.body)
    await response.prepare(request)
    await response.write(answer.body[: len(answer.body) // 2])
    if request.transport:
        request.transport.close()
    return response


async def _fields(request: web.Request) -> dict[str, str]:
    """The posted form, or the fields of a posted JSON object, as text."""
    if request.method != "POST":
        return {}
    if request.content_type == "application/json":
        try:
            posted = await request.json()
        except ValueError:
            return {}
        return {str(name): str(value) for name, value in posted.items()} if isinstance(posted, dict) else {}
    form = await request.post()
    return {name: value for name, value in form.items() if isinstance(value, str)}


def _base(request: web.Request) -> str:
    return f"{request.scheme}://{request.host}"


async def start(corpus: Corpus, host: str, port: int) -> tuple[web.AppRunner, str]:
    """Listen on ``host``:``port`` (0: any free port); the runner to clean up and the base URL.

    Raises `ConfigError` when the address cannot be listened on.
    """
    runner = web.AppRunner(DemoServer(corpus).application(), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise ConfigError(
            f"cannot listen on {host}:{port}: {error.strerror}; choose another port with --port"
        ) from error
    return runner, f"http://{host}:{runner.addresses[0][1]}"


@contextmanager
def serving(corpus: Corpus, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve in a thread of its own while the context lasts; gives the base URL. Raises as `start` does."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="gkcrawl-demo", daemon=True)
    thread.start()
    try:
        runner, base = asyncio.run_coroutine_threadsafe(start(corpus, host, port), loop).result()
        try:
            yield base
        finally:
            asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
