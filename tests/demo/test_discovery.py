"""``scrapy discover`` from the home page of each demo portal finds what the server says it has."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import DemoServer, serving
from gkcrawl.identity import url_key
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.discovery.site import Claim, Owner, Site, SiteColumn
from gkcrawl.portals.drafts.class_text import class_text
from gkcrawl.portals.drafts.draft import Wishes, draft
from tests import processes
from tests.demo.test_walks import BASE, fetch, walk_column

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from gkcrawl.demo.pages import Answer
    from gkcrawl.demo.portal import Ask

DOCUMENTS = 30  # in each portal: lists of several pages
MOST = 80  # requests, as by default
FEW = 5  # requests of a walk that is stopped early
HALF = 16  # sites: as many as one process walks at once
# Walks at once in one process: the server is here, so there is nothing to wait for.
WALKS = """
import dataclasses, json, os, sys
os.environ["SCRAPY_SETTINGS_MODULE"] = "gkcrawl.settings"
from scrapy.crawler import CrawlerProcess
from scrapy.utils.project import get_project_settings
from gkcrawl.portals.discovery.spider import SiteSpider
settings = get_project_settings()
settings.set("LOG_LEVEL", "ERROR")
process = CrawlerProcess(settings)
crawlers = []
for home, most in json.loads(sys.argv[1]):
    crawlers.append(process.create_crawler(SiteSpider))
    process.crawl(crawlers[-1], home=home, max_requests=most)
process.start()
print(json.dumps([dataclasses.asdict(crawler.spider.site) for crawler in crawlers]))
"""


def walked(homes: list[tuple[str, int]]) -> list[dict[str, Any]]:
    """What walks from ``homes`` within so many requests each found."""
    done = processes.python(WALKS, json.dumps(homes))
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@dataclass
class Comparison:
    """A site as it is, and as it was found."""

    truth: dict[str, Any]
    site: dict[str, Any]

    def differences(self) -> Iterator[str]:
        """What is not as it should be, a line each."""
        for name in ("agency", "region"):
            claim = self.site["owner"][name]
            if (claim and claim["value"]) != self.truth[name]:
                yield f"{name} {claim and claim['value']}, not {self.truth[name]}"
        places = {(column["url"], column["body"]): column for column in self.site["columns"]}
        for wanted in self.truth["columns"]:
            addresses = [(wanted["url"], wanted["body"]), *((url, None) for url in wanted["also"] + wanted["parts"])]
            found = [places.pop(address) for address in addresses if address in places]
            if len(found) > max(1, len(wanted["parts"])):
                yield f"{wanted['name']} is there {len(found)} times"
            if not wanted["documents"]:
                continue
            if not found:
                yield f"missed {wanted['name']} {wanted['url']}"
            for column in found:
                if wanted["name"] not in column["name"]:
                    yield f"{wanted['name']} is called {column['name']}"
                if wanted["kind"] and column["kind"] != wanted["kind"]:
                    yield f"{wanted['name']} is {column['kind']}, not {wanted['kind']}"
                if not column["rows"] and not column["total"]:
                    yield f"{wanted['name']} has no rows"
        for column in places.values():
            yield f"no column: {column['name']} {column['url']}"
        twice = [
            name for name, count in Counter(column["name"] for column in self.site["columns"]).items() if count > 1
        ]
        if twice:
            yield f"names twice: {twice}"


def lost(server: DemoServer, truth: dict[str, Any], found: dict[str, Any]) -> set[str]:
    """Documents of a portal that a crawl of the class drafted from its site would miss and not say so."""
    owner = {name: Claim(**claim) if claim else None for name, claim in found["owner"].items()}
    columns = [SiteColumn(**{**column, "parents": tuple(column["parents"])}) for column in found["columns"]]
    space: dict[str, Any] = {}
    drafted = draft("drafted", Site(found["home"], Owner(**owner), columns), Wishes(everything=True))
    exec(class_text(drafted), space)
    spider = next(kind for kind in space.values() if getattr(kind, "name", "") == "drafted")()
    entries = [entry for walk in spider.walks for entry in walk_column(server, spider, walk)]
    reached = {url_key(url) for entry in entries for url in (entry.url, *entry.extra.get("other_urls", ()))}
    portal = next(portal for portal in server.portals if portal.name == truth["portal"])
    wanted = {url_key(row["url"]) for row in portal.truth(BASE)}
    if wanted - reached:  # some rows are redirects
        reached |= {url_key(fetch(server, PageRequest("GET", entry.url))[0]) for entry in entries}
    return wanted - reached


def test_every_column_of_every_site_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Ask] = []
    answer = DemoServer.answer

    def noted(server: DemoServer, ask: Ask) -> Answer:
        asked.append(ask)
        return answer(server, ask)

    monkeypatch.setattr(DemoServer, "answer", noted)
    with serving(Corpus(DOCUMENTS)) as base:
        known = DemoServer(Corpus(DOCUMENTS))
        truths = [site.truth(base) for site in known.sites]
        sites = [
            site for some in (truths[:HALF], truths[HALF:]) for site in walked([(each["home"], MOST) for each in some])
        ]
        requests = len(asked)
        few = walked([(truths[0]["home"], FEW)])
    assert len(asked) - requests == few[0]["requests"] == FEW
    assert requests == sum(site["requests"] for site in sites)
    assert max(site["requests"] for site in sites) < MOST, "a walk ends before its bound, calendars or not"
    assert not [ask.path for ask in asked if ask.path.startswith("/private/")]
    assert {urlsplit(ask.base).hostname for ask in asked} == {"127.0.0.1"}
    wrong = [
        f"{truth['portal']}: {difference}"
        for truth, site in zip(truths, sites, strict=True)
        for difference in Comparison(truth, site).differences()
    ]
    assert not wrong, "\n".join(wrong)
    here = json.loads(json.dumps([truths, sites]).replace(base, BASE))
    missed = {truth["portal"]: lost(known, truth, site) for truth, site in zip(*here, strict=True)}
    assert {portal: documents for portal, documents in missed.items() if documents} == {}
