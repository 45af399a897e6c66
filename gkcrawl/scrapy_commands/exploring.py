"""Walks of sites that are to become portals, one or several in a process: behind ``scrapy genportal``."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from gkcrawl.errors import GkcrawlError
from gkcrawl.portals.discovery.columns import ASKED_FOR
from gkcrawl.portals.discovery.scope import page_key
from gkcrawl.portals.discovery.site import Owner
from gkcrawl.portals.discovery.spider import DEPTH, MOST_REQUESTS, SiteSpider

if TYPE_CHECKING:
    from scrapy.crawler import AsyncCrawlerProcess

    from gkcrawl.portals.discovery.site import Site

_MOST_SECONDS = 600  # of a walk: 80 pages take two minutes; a site that needs longer is not waited for
_MOST_BYTES = 4 * 2**20  # of a page: home pages with pictures inside have two MiB
_FEW_REQUESTS = 4  # robots.txt, a redirect, a page, its interface


class Interrupted(GkcrawlError):
    """The program was told to end before the walk was over."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Clicks from the home page and requests at most; ``everything``: also what a list's own site has besides it."""

    depth: int = DEPTH
    max_requests: int = MOST_REQUESTS
    everything: bool = False


async def explore(process: AsyncCrawlerProcess, home: str, bounds: Bounds) -> Site:
    """What is known of the site at ``home``. Where that is a list itself, it is the one column.

    Raises:
        Interrupted: no result to rely on.
    """
    root = f"{urlsplit(home).scheme}://{urlsplit(home).netloc}/"
    if page_key(home) == page_key(root):
        return await _walk(process, home if urlsplit(home).path else root, bounds)
    page = await _walk(process, home, Bounds(0, min(_FEW_REQUESTS, bounds.max_requests)))
    column = next((column for column in page.columns if column.evidence == ASKED_FOR), None)
    if column is None:
        return await _walk(process, home, bounds)
    within = bounds if bounds.everything else Bounds(0, min(_FEW_REQUESTS, bounds.max_requests))
    site = await _walk(process, root, within)
    others = (
        [other for other in site.columns if page_key(other.url) != page_key(column.url)] if bounds.everything else []
    )
    owner = Owner(site.owner.agency or page.owner.agency, site.owner.region or page.owner.region)
    return replace(site, columns=[column, *others], owner=owner, requests=site.requests + page.requests)


async def _walk(process: AsyncCrawlerProcess, home: str, bounds: Bounds) -> Site:
    crawler = process.create_crawler(SiteSpider)
    crawler.settings.set("CLOSESPIDER_TIMEOUT", _MOST_SECONDS, priority="project")
    crawler.settings.set("DOWNLOAD_MAXSIZE", _MOST_BYTES, priority="project")
    await process.crawl(crawler, home=home, depth=bounds.depth, max_requests=bounds.max_requests)
    reason = crawler.stats.get_value("finish_reason")
    if not isinstance(crawler.spider, SiteSpider) or reason in ("shutdown", None):
        raise Interrupted(f"interrupted while {home} was walked")
    return crawler.spider.site
