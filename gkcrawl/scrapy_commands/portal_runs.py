"""Crawls of one portal in a process: one crawl, or in a replay the runs of an archive, one after the other."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gkcrawl.crawl.garbage import collect_seldom
from gkcrawl.crawl.outcome import FAILED, OK, Outcome
from gkcrawl.crawl.replay import runs_to_replay
from gkcrawl.crawl.run import Run
from gkcrawl.crawl.run_log import PORTAL

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping, Sequence
    from pathlib import Path

    from scrapy.crawler import AsyncCrawlerProcess, Crawler

_STATUS_NOTES = {
    ("moved", FAILED): "its status is moved: nothing is expected at this address any more",
    ("moved", OK): "its status is moved, yet it answers",
    ("unverified", FAILED): "its status is unverified: its address may be old, or its declaration guessed",
    ("unverified", OK): 'its status is unverified, yet it answers: set it to "active"',
}


async def crawl_portal(
    process: AsyncCrawlerProcess, name: str, arguments: Mapping[str, Any], crawlers: list[Crawler]
) -> None:
    """Crawl the portal ``name``, or do its archived runs again; each crawler is put to ``crawlers`` before it begins.

    Raises what a crawl raises; after one that was interrupted none follows. It is
    to be run as a task: its context becomes the portal's.
    """
    collect_seldom()
    PORTAL.set(name)
    runs: Sequence[Path | None] = runs_to_replay(process.settings, name) or [None]
    for file in runs:
        crawlers.append(crawler := process.create_crawler(name))
        if file is not None:
            crawler.settings.set("REPLAY_RUN", str(file), priority="cmdline")
        await process.crawl(crawler, **arguments)
        run = crawler.get_extension(Run)
        if run is None or run.outcome is None or run.outcome.word == "interrupted":
            return


def tracked(process: AsyncCrawlerProcess, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
    """``work`` as a task that ``process`` waits for: it does so for what it tracks."""
    task = asyncio.get_event_loop().create_task(work)
    process._active.add(task)
    task.add_done_callback(process._active.discard)
    return task


def with_status(outcome: Outcome, crawler: Crawler) -> Outcome:
    """``outcome`` with what the portal's ``status`` has to do with it; a sample proves no status wrong."""
    status = getattr(crawler.spidercls, "status", "active")
    is_proof = outcome.status != OK or not getattr(crawler.spider, "limited", False)
    note = _STATUS_NOTES.get((status, outcome.status)) if is_proof else None
    return replace(outcome, reason=f"{outcome.reason}; {note}") if note else outcome
