"""Where a page is read, and that readings come in the order of responses (gkcrawl/crawl/readers/reader.py)."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from scrapy.http import HtmlResponse, Request
from scrapy.settings import Settings

from gkcrawl.archive.writer import ArchiveWriter
from gkcrawl.config import AUTO
from gkcrawl.crawl.readers import load
from gkcrawl.crawl.readers.load import Load
from gkcrawl.crawl.readers.reader import PageReader, page_reader
from tests.archive.conftest import write
from tests.crawl.readers import functions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkcrawl.crawl.readers.pool import ReaderPool

URL = "https://example.org/"


@dataclass
class Crawl:
    """As much of a run as readers need."""

    writer: ArchiveWriter
    order: list[str] = field(default_factory=list)

    def warc(self, name: str) -> Path:
        """The file that captures name."""
        assert name == self.writer.name
        return self.writer.path

    def response(self, body: bytes, *, archived: bool = True, flags: tuple[str, ...] = ()) -> HtmlResponse:
        """A response of the crawl."""
        meta = {"capture": write(self.writer, body=body)} if archived else {}
        return HtmlResponse(URL, body=body, flags=list(flags), request=Request(URL, meta=meta))


@pytest.fixture
def crawl(tmp_path: Path) -> Iterator[Crawl]:
    writer = ArchiveWriter(tmp_path, "example", "run")
    yield Crawl(writer)
    writer.close()


def _reader(crawl: Crawl, pool: ReaderPool, *, at_once: bool = True) -> PageReader:
    return PageReader(crawl.warc, pool, Load(), at_once=at_once)


def test_readings_come_in_the_order_of_responses(
    crawl: Crawl, pools: Callable[..., ReaderPool], tmp_path: Path
) -> None:
    came: list[str] = []

    async def read_all() -> None:
        reader = _reader(crawl, pools(2))

        async def take(name: str, function: Callable[[bytes, Any], str], argument: object, archived: bool) -> None:
            came.append(await reader.read(function, crawl.response(name.encode(), archived=archived), argument))

        gate = tmp_path / "gate"
        asked = [
            take("slow", functions.wait_for, gate, True),
            take("quick", functions.shout, "", True),
            take("here", functions.open_for, gate, False),
            take("last", functions.shout, "", True),
        ]
        await asyncio.gather(*asked)

    asyncio.run(read_all())
    assert came == ["slow", "QUICK", "here", "LAST"]


def test_what_is_read_first_waits_for_no_other(crawl: Crawl, pools: Callable[..., ReaderPool], tmp_path: Path) -> None:
    gate = tmp_path / "gate"

    async def read_both() -> tuple[bool, str]:
        reader = _reader(crawl, pools())
        slow = asyncio.ensure_future(reader.read(functions.wait_for, crawl.response(b"slow"), gate))
        await asyncio.sleep(0)
        await reader.read(functions.open_for, crawl.response(b"list", archived=False), gate, first=True)
        return slow.done(), await slow

    assert asyncio.run(read_both()) == (False, "slow")


@pytest.mark.parametrize("case", ["not archived", "from the cache", "changed since", "unsendable"])
def test_what_no_other_process_can_read_is_read_here(crawl: Crawl, pools: Callable[..., ReaderPool], case: str) -> None:
    response = crawl.response(
        b"page", archived=case != "not archived", flags=("cached",) if case == "from the cache" else ()
    )
    if case == "changed since":
        response = response.replace(body=b"another")
    argument = (lambda: None) if case == "unsendable" else None

    async def read() -> int:
        return await _reader(crawl, pools()).read(functions.where, response, argument)

    assert asyncio.run(read()) == os.getpid()


def test_errors_of_reading_are_raised_with_their_tracebacks(crawl: Crawl, pools: Callable[..., ReaderPool]) -> None:
    async def read(function: Callable[[bytes, Any], object]) -> None:
        await _reader(crawl, pool).read(function, crawl.response(b"page"), None)

    async def read_all() -> list[Any]:
        asked = (read(functions.stumble), read(functions.stumble_oddly), read(functions.unsendable))
        return list(await asyncio.gather(*asked, return_exceptions=True))

    pool = pools()
    plain, odd, unsendable = asyncio.run(read_all())
    assert isinstance(plain, ValueError)
    assert str(plain) == "page is no number"
    assert "in stumble" in str(plain.__cause__)
    assert isinstance(odd, RuntimeError)
    assert str(odd) == "OddError: 1 is not 2"
    assert "in stumble_oddly" in str(odd.__cause__)
    assert "pickle" in str(unsendable)


@pytest.mark.parametrize(("delay", "helps"), [(0, True), (1, False)])
@pytest.mark.skipif(os.name != "posix", reason="other processes read on POSIX systems only")
def test_this_process_helps_crawls_that_keep_no_delay(
    delay: float, *, helps: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load, "cores", lambda: 2)
    settings = Settings({"GKCRAWL_READERS": AUTO, "CRAWLALL_JOBS": 1, "DOWNLOAD_DELAY": delay})
    reader = page_reader(settings, Path)
    assert isinstance(reader, PageReader)
    assert reader.helps is helps


def test_processes_are_started_when_reading_is_much_and_pages_are_read_here_until_then(
    crawl: Crawl, pools: Callable[..., ReaderPool]
) -> None:
    async def read_all() -> tuple[list[int], list[int]]:
        pool = pools()
        reader = _reader(crawl, pool, at_once=False)
        before = [await reader.read(functions.where, crawl.response(b"page"), None) for _ in range(3)]
        assert not pool.pids
        reader.load.add(10)
        after = [await reader.read(functions.where, crawl.response(b"page"), None)]
        while not pool.has_room:
            await asyncio.sleep(0.01)
        after.append(await reader.read(functions.where, crawl.response(b"page"), None))
        return before, after

    before, after = asyncio.run(read_all())
    assert set(before) == {os.getpid()} == {after[0]}
    assert after[1] != os.getpid()
