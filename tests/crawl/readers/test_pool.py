"""Processes that read pages are kept busy, replaced when they die, and gone in the end (gkcrawl/crawl/readers/pool.py)."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import pytest

from gkcrawl.crawl.readers.messages import Answer, Limits
from gkcrawl.portals.walking.reader import ReaderDied
from tests.crawl.readers import functions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gkcrawl.crawl.readers.pool import ReaderPool
    from tests.crawl.readers.conftest import Kept

    Pools = Callable[..., ReaderPool]

_SIZE = 50_000
"""Bytes that a page is said to have: four of them are with a process at a time."""


async def _read(pool: ReaderPool, *messages: bytes) -> list[object]:
    pool.start()
    answers = await asyncio.gather(*(pool.read(message, "https://example.org/", _SIZE) for message in messages))
    return [answer.value for answer in answers]


def test_two_processes_read_what_one_archived(kept: Kept, pools: Pools) -> None:
    pool = pools(2)
    asked = [kept.message(f"page {number}".encode(), functions.shout, "!") for number in range(40)]
    assert asyncio.run(_read(pool, *asked)) == [f"PAGE {number}!" for number in range(40)]
    pids = pool.pids
    assert len(set(pids)) == 2
    assert os.getpid() not in pids
    pool.close()
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_process_that_is_killed_is_replaced_and_its_pages_are_read(kept: Kept, pools: Pools, tmp_path: Path) -> None:
    pool, gate = pools(), tmp_path / "gate"

    async def kill_one() -> list[object]:
        pool.start()
        asked = [kept.message(f"page {number}".encode(), functions.wait_for, gate) for number in range(30)]
        reading = asyncio.gather(*(pool.read(message, "https://example.org/", _SIZE) for message in asked))
        while not (tmp_path / "gate.begun").exists():
            await asyncio.sleep(0.01)
        os.kill(pool.pids[0], signal.SIGKILL)
        gate.touch()
        return [answer.value for answer in await reading]

    assert asyncio.run(kill_one()) == [f"page {number}" for number in range(30)]


def test_a_page_that_was_the_end_of_one_process_is_read_by_the_next(kept: Kept, pools: Pools, tmp_path: Path) -> None:
    (tmp_path / "times").mkdir()
    (tmp_path / "times" / "once").touch()
    asked = [kept.message(b"a page", functions.die, tmp_path / "times"), kept.message(b"another", functions.shout, "")]
    assert asyncio.run(_read(pools(), *asked)) == ["a page", "ANOTHER"]


def test_a_page_that_was_the_end_of_two_is_given_up_and_no_other(
    kept: Kept, pools: Pools, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    times = tmp_path / "times"
    times.mkdir()
    for name in ("once", "twice", "never"):
        (times / name).touch()
    asked = [kept.message(b"a page", functions.shout, ""), kept.message(b"a bomb", functions.die, times)]
    asked += [kept.message(b"another", functions.shout, "")] * 20
    first, bomb, *others = asyncio.run(_read(pools(), *asked))
    assert isinstance(bomb, ReaderDied)
    assert str(bomb) == "the process that reads it ended with signal 9 (killed, as for want of memory), twice"
    assert [first, *others] == ["A PAGE", *["ANOTHER"] * 20]
    assert [file.name for file in times.iterdir()] != []
    assert "the process that read https://example.org/ ended with signal 9" in caplog.text


def test_a_page_that_is_never_done_is_given_up(kept: Kept, pools: Pools) -> None:
    asked = [kept.message(b"endless", functions.hang), kept.message(b"short", functions.shout, "")]
    late, other = asyncio.run(_read(pools(limits=Limits(seconds=1)), *asked))
    assert (str(late), other) == ("the process that reads it took more than 1 s, twice", "SHORT")


def test_a_process_that_has_grown_makes_room_for_another_and_no_page_is_to_blame(
    kept: Kept, pools: Pools, caplog: pytest.LogCaptureFixture
) -> None:
    asked = [kept.message(b"page", functions.where) for _ in range(3)]
    found = asyncio.run(_read(pools(limits=Limits(memory=1)), *asked))
    assert len(set(found)) == 3
    assert not caplog.records


def test_what_is_read_first_is_read_before_what_waits(kept: Kept, pools: Pools, tmp_path: Path) -> None:
    read: list[object] = []

    async def read_all() -> None:
        pool = pools()
        pool.start()

        async def take(message: bytes, *, first: bool = False) -> None:
            read.append((await pool.read(message, "https://example.org/", _SIZE, first=first)).value)

        asked = [take(kept.message(b"slow", functions.wait_for, tmp_path / "gate"))]
        asked += [take(kept.message(b"page", functions.shout, str(number))) for number in range(20)]
        waiting = asyncio.gather(*asked)
        while not (tmp_path / "gate.begun").exists():
            await asyncio.sleep(0.01)
        soon = asyncio.ensure_future(take(kept.message(b"list", functions.shout, ""), first=True))
        await asyncio.sleep(0)
        (tmp_path / "gate").touch()
        await asyncio.gather(waiting, soon)

    asyncio.run(read_all())
    assert read[:6] == ["slow", "PAGE0", "PAGE1", "PAGE2", "LIST", "PAGE3"]


def test_this_process_helps_where_the_others_are_behind_and_leaves_them_what_is_soon_read(
    kept: Kept, pools: Pools, tmp_path: Path
) -> None:
    async def read_all() -> list[object]:
        pool = pools()
        pool.start()
        asked = [pool.read(kept.message(b"slow", functions.wait_for, tmp_path / "gate"), "https://example.org/", _SIZE)]
        page = kept.message(b"page", functions.shout, "")
        asked += [pool.read(page, "https://example.org/", _SIZE, lambda: Answer("read", "here")) for _ in range(30)]
        waiting = asyncio.gather(*asked)
        while not (tmp_path / "gate.begun").exists():
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        (tmp_path / "gate").touch()
        return [answer.value for answer in await waiting]

    read = list(map(str, asyncio.run(read_all())))
    assert read[0] == "slow"
    assert read.count("here") >= 20
    assert read.count("PAGE") >= 7


def test_where_no_process_can_be_started_pages_are_read_elsewhere(
    kept: Kept, pools: Pools, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("gkcrawl.crawl.readers.process._PROGRAM", "raise SystemExit(7)")
    pool = pools()

    async def ask() -> str:
        pool.start()
        return (await pool.read(kept.message(b"a page", functions.shout, ""), "https://example.org/", _SIZE)).how

    assert [asyncio.run(ask()) for _ in range(2)] == ["elsewhere"] * 2
    assert not pool.has_room
    assert caplog.text.count("ended with status 7 before it was ready") == 3
