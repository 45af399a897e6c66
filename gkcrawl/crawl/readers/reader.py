"""Has the pages of a crawl read by other processes, where reading keeps this one busy."""

from __future__ import annotations

import asyncio
import zlib
from functools import lru_cache, partial
from time import thread_time
from typing import TYPE_CHECKING, Any

from gkcrawl.config import AUTO
from gkcrawl.crawl.readers.load import Load, helpers
from gkcrawl.crawl.readers.messages import Answer, Task, pickled
from gkcrawl.crawl.readers.pool import ReaderPool
from gkcrawl.portals.walking.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scrapy.http import Response
    from scrapy.settings import BaseSettings

    from gkcrawl.portals.walking.reader import Argument, Reading

_FROM_CACHE = "cached"
"""Scrapy's flag of a response that its HTTP cache gave: what is archived of its request is another one."""


class _Elsewhere(Exception):
    """The traceback of an error in another process."""


class PageReader(Reader):
    """Reads pages by ``pool``, and in this process what that cannot read or has no room for.

    ``warc`` gives the file that a capture names. Readings come in the order of calls, wherever they are made. The
    processes are started when reading here has become too much of a ``load``; or ``at_once``, and then pages wait for
    them. Where they are behind this process ``helps``, unless the crawl has delays to keep: then it is not reading that
    holds it up, and what is late because of the help are the requests of all crawls.
    """

    def __init__(
        self, warc: Callable[[str], Path], pool: ReaderPool, load: Load, *, at_once: bool = False, helps: bool = True
    ) -> None:
        self.load, self.helps = load, helps and not at_once
        self._warc, self._pool, self._at_once = warc, pool, at_once
        self._last: asyncio.Future[None] | None = None

    async def read(
        self,
        function: Callable[[bytes, Argument], Reading],
        response: Response,
        argument: Argument,
        *,
        first: bool = False,
    ) -> Reading:
        """As `Reader.read`."""
        message = self._message(function, response, argument)
        if message is None and (first or self._last is None):
            return self._here(function, response, argument)
        before, mine = self._last, asyncio.get_running_loop().create_future()
        if not first:
            self._last = mine
        try:
            here = partial(self._tried_here, function, response, argument)
            helped = here if self.helps else None
            answer = None
            if message is not None:
                answer = await self._pool.read(message, response.url, len(response.body), helped, first=first)
            if answer is None or answer.how == "elsewhere":
                answer = here()
            if before is not None and not first:
                await before
        finally:
            mine.set_result(None)
            if self._last is mine:
                self._last = None
        if answer.how == "raised":
            raise answer.value from (_Elsewhere(answer.told) if answer.told else None)
        reading: Reading = answer.value
        return reading

    def _message(self, function: Callable[..., Any], response: Response, argument: object) -> bytes | None:
        """What to send to another process; None where that is not to read the page."""
        self._pool.catch_up()
        if self._at_once:
            self._pool.start()
        elif not self._pool.has_room:
            return None
        assert response.request is not None  # Scrapy calls back with one
        capture = response.request.meta.get("capture")
        if capture is None or capture.offset is None or _FROM_CACHE in response.flags:
            return None
        warc = self._warc(capture.warc)
        try:
            return pickled(Task(str(warc), capture.offset, zlib.crc32(response.body), function, argument))
        except Exception:  # pickle raises what it likes for what a portal's own family may have made
            return None

    def _here(self, function: Callable[[bytes, Argument], Reading], response: Response, argument: Argument) -> Reading:
        began = thread_time()
        try:
            return function(response.body, argument)
        finally:
            if self.load.add(thread_time() - began):
                self._pool.start()

    def _tried_here(self, function: Callable[[bytes, Argument], Any], response: Response, argument: Argument) -> Answer:
        try:
            return Answer("read", self._here(function, response, argument))
        except Exception as error:
            return Answer("raised", error)


def page_reader(settings: BaseSettings, warc: Callable[[str], Path]) -> Reader:
    """Who reads the pages of a crawl with ``settings``; ``warc`` gives the file that a capture names."""
    size = helpers(settings["GKCRAWL_READERS"], settings.getint("CRAWLALL_JOBS"))
    if not size:
        return Reader()
    at_once = settings["GKCRAWL_READERS"] != AUTO
    return PageReader(warc, *_of_process(size), at_once=at_once, helps=not settings.getfloat("DOWNLOAD_DELAY"))


@lru_cache(maxsize=1)
def _of_process(size: int) -> tuple[ReaderPool, Load]:
    """What all crawls of this process share."""
    return ReaderPool(size), Load()
