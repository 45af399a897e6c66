"""Download handler that answers requests from WARC files (``-s REPLAY=<warc>…``) instead of the network."""

from __future__ import annotations

import logging
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.http import Headers
from scrapy.responsetypes import responsetypes
from scrapy.settings import SETTINGS_PRIORITIES

from gkcrawl.archive.index import ReplayIndex, replay_files, run_of
from gkcrawl.archive.times import now, to_iso
from gkcrawl.document import Capture
from gkcrawl.portals.walking.failure import NotInReplay
from gkcrawl.portals.walking.messages import LOST
from gkcrawl.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response
    from scrapy.settings import BaseSettings

    from gkcrawl.archive.reader import Record

logger = logging.getLogger(__name__)

_HANDLER = "gkcrawl.crawl.replay.ReplayHandler"
_VALIDATORS = frozenset((b"If-None-Match", b"If-Modified-Since"))
_OVERRIDES = {
    "DOWNLOAD_HANDLERS": {"http": _HANDLER, "https": _HANDLER, "ftp": None, "s3": None, "file": None},
    "DOWNLOAD_DELAY": 0,
    "DOWNLOAD_SLOTS": {},
    "AUTOTHROTTLE_ENABLED": False,
    "HTTPPROXY_ENABLED": False,
    "GKCRAWL_MAX_CRAWL_DELAY": 0,
}


class ReplayAddon:
    """Turns the settings to replay when REPLAY is set; ``index`` then answers, ``capture_name`` names its files.

    The run that stores what is answered sets ``capture_name``. ``began`` is when the run began that is done again.
    """

    index: ReplayIndex | None = None
    began: datetime | None = None

    def __init__(self) -> None:
        self.capture_name: Callable[[Path], str] = lambda path: path.name

    def update_settings(self, settings: BaseSettings) -> None:
        """Read the index and route all requests to it.

        Raises:
            ConfigError: REPLAY names nothing readable.
        """
        if not (setting := settings.get("REPLAY")):
            return
        files = replay_files(setting)
        self.index = _index(tuple(files))
        logger.info("REPLAY: %d responses from %d files; no network", len(self.index), len(files))
        if run := settings.get("REPLAY_RUN"):
            self.index, self.began = self.index.at(Path(run)), beginning(Path(run))
        if (settings.getpriority("GKCRAWL_INCREMENTAL") or 0) < SETTINGS_PRIORITIES["cmdline"]:
            settings.set("GKCRAWL_INCREMENTAL", value=bool(run), priority="cmdline")
        for name, value in _OVERRIDES.items():
            settings.set(name, value, priority="cmdline")


def runs_to_replay(settings: BaseSettings, portal: str) -> list[Path]:
    """The files of runs of ``portal`` that REPLAY names, in order, when each of them is to be done again as it was.

    That is where the database knows no run of the portal yet: it then comes to hold what that of the crawls holds.
    Else, and where REPLAY names none of our runs, all is read anew, from the newest answers.

    Raises:
        GkcrawlError: REPLAY names nothing readable, or the database is unusable.
    """
    if not (setting := settings.get("REPLAY")) or not settings.getbool("GKCRAWL_INCREMENTAL"):
        return []
    runs = {file: run for file in replay_files(setting) if file.parent.name == portal and (run := run_of(file))}
    db = Path(settings["GKCRAWL_DB"])
    if db.exists():
        with Store(db) as store:
            if store.query("SELECT 1 FROM runs WHERE portal = ? LIMIT 1", (portal,)):
                return []
    return sorted(runs, key=lambda file: runs[file])


def beginning(run: Path) -> datetime | None:
    """When the run began whose file is ``run``, by its name."""
    named = run_of(run)
    return datetime.strptime(named[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc) if named else None


@lru_cache(maxsize=1)
def _index(files: tuple[Path, ...]) -> ReplayIndex:
    index = ReplayIndex(files)
    for warning in index.warnings:
        logger.warning("REPLAY: %s", warning)
    return index


class ReplayHandler(BaseDownloadHandler):
    """Answers requests from the add-on's index; raises `NotInReplay` where that has nothing."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        addon = crawler.get_addon(ReplayAddon)
        if addon is None or addon.index is None:
            raise ValueError("ReplayHandler needs ReplayAddon and REPLAY")
        self._addon, self._index = addon, addon.index

    async def download_request(self, request: Request) -> Response:
        """The archived response; its record becomes the capture of the request."""
        conditional = not _VALIDATORS.isdisjoint(request.headers)
        found = self._index.find(request.method, request.url, request.body, conditional=conditional)
        if found is None:
            self.crawler.stats.inc_value("replay/missing")
            raise NotInReplay(f"not in the replayed archive: {request.method} {request.url}")
        path, record = found
        request.meta["capture"] = Capture(
            warc=self._addon.capture_name(path), offset=record.offset, sha256=record.sha256
        )
        request.meta["fetched_at"] = to_iso(record.fetched_at or now())
        headers = _headers(record)
        kind = responsetypes.from_args(headers=headers, url=request.url, body=record.body)
        flags = [LOST] if record.truncated else []
        return kind(url=request.url, status=record.status, headers=headers, body=record.body, flags=flags)


def _headers(record: Record) -> Headers:
    headers = Headers()
    for name, value in record.headers:
        headers.appendlist(_bytes(name), _bytes(value))
    return headers


def _bytes(text: str) -> bytes:
    """Header text back to bytes: readers take it for UTF-8 where it is, for Latin-1 otherwise."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()
