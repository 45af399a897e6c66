"""The home page of each demo portal leads to the columns that the server says it has, and says whose it is."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from scrapy.settings import Settings

from gkcrawl.crawl.loader import PortalLoader
from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.portal import Ask
from gkcrawl.demo.server import ALL_PORTALS, serving
from gkcrawl.demo.sites.homes import HOMES
from gkcrawl.demo.sites.hubs import HUBS
from gkcrawl.demo.sites.menus import MENUS
from gkcrawl.demo.sites.surroundings import OWNERS
from gkcrawl.extract.agency.divisions import by_code
from gkcrawl.extract.page.page import Page
from gkcrawl.portals import PortalSpider
from gkcrawl.portals.discovery.column_kinds import column_kind
from tests.demo.conftest import BASE, Client

if TYPE_CHECKING:
    from gkcrawl.demo.pages import Answer
    from gkcrawl.demo.sites.site import DemoSite

NAMES = [portal.name for portal in ALL_PORTALS]
_QUOTED = re.compile(r"""["'](?:javascript:)?((?:https?:/)?\.{0,2}/?[\w.][^"'<>(\s\\]*)["']""")
_UNIT = re.compile(r"url=\"([^\"]+)\" queryData=\"\{([^}]*)\}")
_STEPS = 3  # from the home page: entry, hub, column


def site_of(client: Client, portal: str) -> DemoSite:
    return next(site for site in client.server.sites if site.portal.name == portal)


def ask(client: Client, url: str) -> Answer:
    parts = urlsplit(url)
    return client.server.answer(Ask(parts.path, BASE, dict(parse_qsl(parts.query, keep_blank_values=True))))


def strings(answer: Answer, url: str) -> set[str]:
    """Addresses of whatever stands in quotes on a page, whoever would follow it."""
    page = Page.read(answer.body, url, {"content-type": answer.content_type})
    text = page.text.replace('\\"', '"')
    found = {unescape(match[1]) for match in _QUOTED.finditer(text)}
    for source, pairs in _UNIT.findall(text):
        query = pairs.replace("':'", "=").replace("','", "&").strip("'")
        found.add(f"{source}?{query}")
    found |= set(re.findall(r"url=(\S+?)\"", text))
    return {urljoin(url, each).partition("#")[0] for each in found}


def reached(client: Client, home: str) -> set[str]:
    """All addresses within a few steps of ``home`` that do not look like documents."""
    seen, edge = {home}, {home}
    for _ in range(_STEPS):
        answers = [(ask(client, url), url) for url in edge if url.startswith(BASE) and "rili/" not in url]
        edge = {found for answer, url in answers if answer.status == 200 for found in strings(answer, url)} - seen
        seen |= edge
    return seen


@pytest.mark.parametrize("portal", NAMES)
def test_the_home_page_leads_to_every_column(small: Client, portal: str) -> None:
    truth = site_of(small, portal).truth(BASE)
    found = reached(small, truth["home"])
    missed = [column for column in truth["columns"] if not {column["url"], *column["also"]} & found]
    if portal == "demo_gkmlpt":  # the tree of the directory gives numbers, of which its interface makes addresses
        assert f"{BASE}/gkmlpt/gkmlpt/index" in found
        missed = [column for column in missed if "/api/all/" not in column["url"]]
    assert not missed


@pytest.mark.parametrize("portal", NAMES)
def test_what_is_declared_is_in_the_truth(small: Client, portal: str) -> None:
    spider = PortalLoader(Settings({"SPIDER_MODULES": ["spiders"]})).load(portal)
    assert issubclass(spider, PortalSpider)
    declared = {(column.url.replace("http://127.0.0.1:8848", BASE), column.body) for column in spider.columns}
    truth = {(column["url"], column["body"]) for column in site_of(small, portal).truth(BASE)["columns"]}
    if portal == "demo_traps":
        assert len(declared - truth) == 3, "columns that show no rows of documents"
    else:
        assert declared <= truth


@pytest.mark.parametrize("portal", NAMES)
def test_side_columns_turn_pages_and_lead_to_their_documents(small: Client, portal: str) -> None:
    site = site_of(small, portal)
    for key in site.sides.keys:
        pages = [ask(small, f"{BASE}{site.sides.path(key)}{page}") for page in ("", "index_2.html")]
        if not site.sides.size(key):
            assert "暂无信息" in pages[0].body.decode() and pages[1].status == 404
            continue
        documents = {
            url for page in pages for url in strings(page, BASE + site.sides.path(key)) if re.search(r"/t\d{8}_", url)
        }
        assert len(documents) == site.sides.size(key)
        assert {ask(small, url).status for url in documents} == {200}


def test_kinds_are_those_of_the_table(small: Client) -> None:
    columns = [column for site in small.server.sites for column in site.truth(BASE)["columns"] if column["kind"]]
    assert {(column["name"], column["kind"]) for column in columns} == {
        (column["name"], column_kind(column["name"])) for column in columns
    }


@pytest.mark.parametrize("portal", NAMES)
def test_the_owner_can_be_told(small: Client, portal: str) -> None:
    """Agency and region stand on the home page or those one step from it; a region is a division of today."""
    site = site_of(small, portal)
    truth = site.truth(BASE)
    pages = "".join(
        Page.read(answer.body, url, {"content-type": answer.content_type}).text
        for path in ("", site.home.start, "zjwm/")
        if (answer := ask(small, url := truth["home"] + path)).status == 200
    )
    assert truth["agency"] in pages
    assert by_code(truth["region"]) or truth["region"] == "100000"
    assert site.home.address in pages if site.home.address else re.search(rf"{truth['region']}0001|bm540", pages)


def test_every_pattern_is_used() -> None:
    assert {home.menu for home in HOMES.values()} == set(MENUS)
    assert {home.hub for home in HOMES.values()} == set(HUBS)
    assert {home.owner for home in HOMES.values()} == set(OWNERS)
    assert {home.entry for home in HOMES.values()} == {"direct", "refresh", "script", "welcome", "frameset"}
    assert set(HOMES) == set(NAMES)


def test_calendars_and_sessions_have_no_end(small: Client) -> None:
    month = f"{BASE}/trs/rili/?year=2025&month=12"
    seen = set()
    for _ in range(30):
        seen.add(month)
        links = re.findall(r'href="([^"]+)">下月', small.text(month))
        month = urljoin(BASE, unescape(links[0]))
    assert len(seen) == 30
    first, second = (
        set(re.findall(r"sid=\d+|jsessionid=\d+", small.text(f"{BASE}/trs/bsfw/?sid={n}"))) for n in (1, 2)
    )
    assert first and not first & second


def test_home_pages_lead_to_other_sites_to_files_and_where_robots_must_not_go(small: Client) -> None:
    home = small.text(f"{BASE}/ucap/")
    assert "/private/ucap/login" in home and "Disallow: /private/" in small.text(f"{BASE}/robots.txt")
    assert "http://www.friend.example/" in home and "mailto:" in home and "javascript:" in home
    assert small.get(f"{BASE}/ucap/files/guide.pdf").body.startswith(b"%PDF-")


def test_addresses_that_the_disk_knows_are_relative(small: Client) -> None:
    assert 'href="../xxgk/tzgg/"' in small.text(f"{BASE}/trs/zwgk/")
    assert 'href="zfxxgk/tzgg.htm"' in small.text(f"{BASE}/vsb/index.htm")


def test_serves_the_truth_about_sites() -> None:
    with serving(Corpus(6)) as base:
        sites = [json.loads(line) for line in urlopen(f"{base}/sites.jsonl")]
        assert [site["portal"] for site in sites] == NAMES
        trs = sites[0]
        assert (trs["home"], trs["agency"], trs["region"]) == (f"{base}/trs/", "青岚市人民政府", "320000")
        assert [(column["name"], column["parents"]) for column in trs["columns"]][-1] == (
            "预算决算",
            ["政务公开", "法定主动公开内容"],
        )
        for site in sites:
            assert urlopen(quote(site["home"], safe=":/")).status == 200
