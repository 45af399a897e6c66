"""What a walk over each demo family collects is what its portal declares, whatever the number of pages, or the run fails."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urljoin, urlsplit

import orjson
import pytest
from scrapy.settings import Settings

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.crawl.outcome import OK, RunFacts, judge
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.portal import Ask
from gkcrawl.demo.portals.traps import TrapsPortal
from gkcrawl.demo.server import ALL_PORTALS, DemoServer
from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.identity import url_key
from gkcrawl.portals import PortalSpider
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.detect import KNOWN
from gkcrawl.portals.walking.index_shapes import read_column_page

if TYPE_CHECKING:
    from gkcrawl.demo.pages import Answer
    from gkcrawl.portals.column import Entry
    from gkcrawl.portals.walking.column_walk import ColumnWalk

BASE = "http://127.0.0.1:8848"
FAMILIES = [portal for portal in ALL_PORTALS if portal is not TrapsPortal]
# Rows a page of most demo portals.
ROWS = 3
MOST_PAGES = 12
DEFAULT = 200


@cache
def spiders() -> dict[str, type[PortalSpider]]:
    loader = PortalLoader(Settings({"SPIDER_MODULES": ["spiders"]}))
    loaded = (loader.load(portal.name) for portal in FAMILIES)
    return {spider.name: spider for spider in loaded if issubclass(spider, PortalSpider)}


def fetch(server: DemoServer, asked: PageRequest) -> tuple[str, Answer]:
    """The answer to ``asked`` as a browser would get it, and its address."""
    url, form = asked.url, asked.body or ""
    fields = orjson.loads(form) if form.startswith("{") else dict(parse_qsl(form, keep_blank_values=True))
    for _ in range(5):
        parts = urlsplit(url)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        answer = server.answer(Ask(parts.path, BASE, query, {str(k): str(v) for k, v in fields.items()}, BASE))
        if not answer.location:
            break
        url, fields = urljoin(url, answer.location), {}
    return url, answer


def walk_column(server: DemoServer, spider: PortalSpider, walk: ColumnWalk) -> list[Entry]:
    """The entries wanted of a column."""
    found: list[Entry] = []
    walk.begin(spider.family.first_request(walk.column))
    while (asked := walk.next) is not None:
        url, answer = fetch(server, asked)
        if answer.status != 200:
            walk.fail("gone", f"{answer.status} from {url}")
            continue
        try:
            page = Page.read(answer.body, url, {"content-type": answer.content_type})
            read = read_column_page(spider.family, page, asked, walk.column)
        except SiteChanged as error:
            walk.fail("listing_changed", f"listing_changed: {error}")
            continue
        walk.branch(read.branches)
        rejected = read.rejected | set(walk.foreign(read.listing, read.foreign))
        found += walk.take(read.listing, rejected=rejected)
    return found


def missing(portal: str, documents: int) -> tuple[set[str], bool]:
    """Documents of the portal that no entry leads to, and whether the run calls itself whole."""
    server = DemoServer(Corpus(documents))
    spider = spiders()[portal](base=BASE)
    entries = [entry for walk in spider.walks for entry in walk_column(server, spider, walk)]
    reached = {url_key(url) for entry in entries for url in (entry.url, *entry.extra.get("other_urls", ()))}
    own = next(known for known in server.portals if known.name == portal)
    wanted = {url_key(BASE + own.path(own.facts(column, n))) for column in own.columns for n in range(own.size(column))}
    if wanted - reached:
        # Some links are redirects, some rows are a file.
        wanted = {url_key(row["url"]) for row in own.truth(BASE)}
        reached |= {url_key(fetch(server, PageRequest("GET", entry.url))[0]) for entry in entries}
    outcome = judge(RunFacts(columns=[walk.report for walk in spider.walks], changes={"new": len(entries)}, counts={}))
    return wanted - reached, outcome.status == OK


@pytest.mark.parametrize("portal", [portal.name for portal in FAMILIES])
def test_what_is_collected_is_what_is_declared_or_the_run_fails(portal: str) -> None:
    wrong = []
    columns = spiders()[portal].columns
    # Of a declared window no more is promised.
    for pages in range(1, MOST_PAGES + 1) if not columns[0].window else ():
        lost, whole = missing(portal, pages * ROWS * len(columns))
        if lost and whole:
            wrong.append(f"{pages} pages: {len(lost)} lost, e.g. {min(lost)}")
    assert not wrong


@pytest.mark.parametrize("portal", [portal.name for portal in FAMILIES])
def test_the_demo_is_walked_whole(portal: str) -> None:
    lost, whole = missing(portal, DEFAULT)
    assert (whole, lost if not spiders()[portal].columns[0].window else set()) == (True, set())


def test_families_have_demo_portals() -> None:
    """A new family comes with one; ``query`` is a way to ask, feeds in XML are read in tests of their own."""
    assert {family.name for family in KNOWN} - {spider.family.name for spider in spiders().values()} == {"query", "xml"}
