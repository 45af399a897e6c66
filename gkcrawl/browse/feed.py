"""Hits as an Atom feed (RFC 4287): latest first, to be told of new documents by a feed reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from gkcrawl import __version__

if TYPE_CHECKING:
    from gkcrawl.browse.asked import Asked, Shown
    from gkcrawl.browse.links import Links
    from gkcrawl.corpus.search import Hit

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
# Characters that no XML document may have (XML 1.0 §2.2).
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Days are those of China; Atom has times (RFC 4287 §3.3).
_MIDNIGHT = "T00:00:00+08:00"


def atom(shown: Shown, asked: Asked, links: Links) -> bytes:
    """The feed of a search; an entry's page here is its alternate link, the portal's page its source (via)."""
    ElementTree.register_namespace("", _ATOM)
    query = shown.values["query"]
    kept = {name: value for name, value in asked.parameters.items() if name not in ("lang", "page")}
    page, here = (f"{asked.origin}{links.search(**more, **kept)}" for more in ({}, {"format": "atom"}))
    hits = sorted(shown.values["hits"], key=lambda hit: hit.date or "", reverse=True)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {"xml:lang": "zh"})
    _text(feed, "title", f"gkcrawl: {query or asked.words('search.newest')}")
    # One feed a query, whatever the machine is called: parameters in one order.
    _text(feed, "id", _identifier("feed?" + "&".join(f"{name}={value}" for name, value in sorted(kept.items()))))
    _text(feed, "updated", (hits[0].date if hits else asked.today.isoformat()) + _MIDNIGHT)
    _text(_element(feed, "author"), "name", "gkcrawl")
    _element(feed, "generator", version=__version__).text = "gkcrawl"
    _element(feed, "link", rel="self", type="application/atom+xml", href=here)
    _element(feed, "link", rel="alternate", type="text/html", href=page)
    for hit in hits:
        _entry(feed, hit, f"{asked.origin}{links.document(hit.id)}")
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: ElementTree.Element, hit: Hit, address: str) -> None:
    entry = _element(feed, "entry")
    _text(entry, "title", hit.title or hit.url)
    _text(entry, "id", _identifier(hit.id))
    _text(entry, "updated", (hit.date or "1970-01-01") + _MIDNIGHT)
    if hit.agency:
        _text(_element(entry, "author"), "name", hit.agency)
    _element(entry, "link", rel="alternate", type="text/html", href=address)
    _element(entry, "link", rel="via", href=hit.url)
    _element(entry, "category", term=hit.kind)
    _text(entry, "summary", hit.snippet)


def _identifier(name: str) -> str:
    """The same for the same document wherever the corpus is served (RFC 4287 §4.2.6, RFC 9562 §5.5)."""
    return uuid5(NAMESPACE_URL, f"gkcrawl:{name}").urn


def _element(parent: ElementTree.Element, name: str, **attributes: str) -> ElementTree.Element:
    clean = {key: _FORBIDDEN.sub("", value) for key, value in attributes.items()}
    return ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", clean)


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    _element(parent, name).text = _FORBIDDEN.sub("", text)
