"""Atom feeds (gkcrawl/browse/feed.py)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from gkcrawl.browse.asked import Asked, Shown
from gkcrawl.browse.feed import atom
from gkcrawl.browse.links import ServerLinks
from gkcrawl.browse.words import Words
from gkcrawl.corpus.search import Hit

ATOM = "{http://www.w3.org/2005/Atom}"
HIT = Hit(
    id="ab12",
    title="年报 <2024>\x0b",
    agency="示例局",
    portal="demo",
    kind="notice",
    date="2024-03-01",
    url="https://www.example.gov.cn/1.html?a=1&b=2",
    gone=None,
    snippet="正文\x00与\ud800",
    spans=[],
)


def feed(*hits: Hit, **parameters: str) -> ElementTree.Element:
    asked = Asked(words=Words("zh"), parameters=parameters, origin="http://localhost", today=date(2026, 11, 3))
    shown = Shown(values={"hits": list(hits), "query": parameters.get("q", "")})
    return ElementTree.fromstring(atom(shown, asked, ServerLinks()))


def test_a_feed_has_what_rfc_4287_asks_for() -> None:
    made = feed(HIT, replace(HIT, id="cd34", date="2025-01-01"), q="水务 & <年报>")
    assert made.tag == f"{ATOM}feed"
    assert made.findtext(f"{ATOM}title") == "gkcrawl: 水务 & <年报>"
    assert made.findtext(f"{ATOM}updated") == "2025-01-01T00:00:00+08:00"
    assert made.findtext(f"{ATOM}author/{ATOM}name") == "gkcrawl"
    links = {link.get("rel"): link.get("href") for link in made.findall(f"{ATOM}link")}
    assert (links["self"] or "").startswith("http://localhost/search.atom?q=")
    first, second = made.findall(f"{ATOM}entry")
    assert first.findtext(f"{ATOM}updated") == "2025-01-01T00:00:00+08:00"
    assert second.findtext(f"{ATOM}title") == "年报 <2024>"
    assert second.findtext(f"{ATOM}summary") == "正文与"
    links = {link.get("rel"): link.get("href") for link in second.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://localhost/doc/ab12", "via": HIT.url}
    identifiers = [element.text or "" for element in made.iter(f"{ATOM}id")]
    assert len(set(identifiers)) == 3
    assert all(one.startswith("urn:uuid:") for one in identifiers)


def test_it_is_the_same_feed_whatever_the_order_of_parameters_and_the_language() -> None:
    one, other = feed(q="水务", kind="notice"), feed(kind="notice", lang="en", q="水务")
    assert one.findtext(f"{ATOM}id") == other.findtext(f"{ATOM}id") != feed(q="水务").findtext(f"{ATOM}id")


def test_a_feed_without_entries_has_a_time() -> None:
    assert feed(q="没有").findtext(f"{ATOM}updated") == "2026-11-03T00:00:00+08:00"
