"""Page: decoded text, lxml tree, lines, meta tags and base URL, each made once."""

from __future__ import annotations

import re
from copy import copy
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from gkcrawl.extract.page.decode import Decoded, decode
from gkcrawl.extract.page.layout import Layout
from gkcrawl.extract.page.response_body import was_cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SPACE = re.compile(r"\s+")
_SEARCHED_END = 1_000_000  # characters at either end of a page: no page of a portal is that long
# What says something of a page, or stands in it, without being its text.
_APART = ("base", "embed", "iframe", "meta", "noscript", "object", "script", "textarea", "title")
_OF_TREE = ("tree", "layout", "ids", "_apart")  # what is kept of elements
# libxml2 gives up at a depth of 256 without huge_tree; pages pasted from Word reach that.
_PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True, remove_comments=True, collect_ids=False)
# One class for all elements: lxml.html's own choice by tag costs a Python call per element.
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))


def upwards(element: html.HtmlElement, levels: int) -> Iterator[html.HtmlElement]:
    """``element`` and what it stands in, the innermost first: so many ``levels`` in all."""
    return islice(chain((element,), element.iterancestors()), levels)


class Page:
    """A fetched page: ``url`` it was served from, decoded ``text`` and, on demand, its tree.

    ``scope`` is kept here for the reader of its scripts, who alone knows it.
    """

    def __init__(self, text: str, url: str, decoded: Decoded | None = None) -> None:
        self.url = url
        self.text = text
        self.decoded = decoded or Decoded(text, "utf-8")
        self.scope: object = None

    @classmethod
    def read(cls, body: bytes, url: str, headers: Mapping[str, str] | None = None) -> Page:
        """Page from the ``body`` and the response ``headers`` (any case), which say when it was cut; never raises."""
        content_type = next((v for k, v in (headers or {}).items() if k.lower() == "content-type"), None)
        decoded = decode(body, content_type)
        if cut := was_cut(headers):
            decoded.mark_cut(cut)
        return cls(decoded.text, url, decoded)

    @cached_property
    def tree(self) -> html.HtmlElement:
        """The lxml tree; an ``<html>`` element without children when there is no markup at all."""
        markup = self.decoded.utf8 if self.text is self.decoded.text else None
        if markup is None:
            markup = self.text.encode("utf-8", "replace").replace(b"\x00", b"")
        try:
            return html.document_fromstring(markup, parser=_PARSER)
        except etree.ParserError:
            return html.document_fromstring(b"<html></html>", parser=_PARSER)

    @cached_property
    def layout(self) -> Layout:
        """What the page shows, as lines."""
        return Layout.read(self.tree)

    def part_with_tree(self) -> Page:
        """The page with its tree as somebody has changed it; this one is parsed anew for whoever asks for its tree."""
        changed = copy(self)
        changed.scope = self.scope = None
        changed.__dict__.pop("layout", None)
        for name in _OF_TREE:
            self.__dict__.pop(name, None)
        return changed

    def elements(self, *tags: str) -> list[html.HtmlElement]:
        """Elements of the tree with one of these ``tags``, all of `_APART`, in order; the tree is searched once."""
        return [element for tag, element in self._apart if tag in tags]

    @cached_property
    def _apart(self) -> list[tuple[str, html.HtmlElement]]:
        return [(str(element.tag), element) for element in self.tree.iter(*_APART)]

    @property
    def ends(self) -> str:
        """The text that patterns are searched in: all of an ordinary page, both ends of a monstrous one."""
        if len(self.text) <= 2 * _SEARCHED_END:
            return self.text
        return self.text[:_SEARCHED_END] + self.text[-_SEARCHED_END:]

    @cached_property
    def metas(self) -> dict[str, str]:
        """Lower-case name to first non-empty content of the ``<meta>`` tags (docs/reading.md#meta-tags)."""
        metas: dict[str, str] = {}
        for element in self.elements("meta"):
            name = element.get("name") or element.get("property") or element.get("itemprop") or ""
            name = name.strip().lower()
            content = " ".join((element.get("content") or "").split())
            if name and content:
                metas.setdefault(name, content)
        return metas

    @cached_property
    def ids(self) -> dict[str, list[html.HtmlElement]]:
        """Elements of the tree by their ``id``, which some pages give to several."""
        ids: dict[str, list[html.HtmlElement]] = {}
        for element in self.tree.xpath("//*[@id]"):
            ids.setdefault(element.get("id") or "", []).append(element)
        return ids

    @cached_property
    def base_url(self) -> str:
        """What relative links are relative to: ``<base href>``, else the page's own URL."""
        for element in self.elements("base"):
            if href := (element.get("href") or "").strip():
                return urljoin(self.url, href)
        return self.url

    def absolute(self, href: str | None) -> str | None:
        """``href`` as an absolute http(s) URL, or None for scripts, mail, anchors and nonsense."""
        href = href or ""
        if href not in self._absolute:
            self._absolute[href] = self._joined(href)
        return self._absolute[href]

    @cached_property
    def _absolute(self) -> dict[str, str | None]:
        """What was asked for: readers of a list look at each of its links several times."""
        return {}

    def _joined(self, href: str) -> str | None:
        href = _SPACE.sub("", href).replace("\\", "/")
        if not href or href.startswith("#"):
            return None
        try:
            url = urljoin(self.base_url, href)
            parts = urlsplit(url)
        except ValueError:
            return None
        return url if parts.scheme in ("http", "https") and parts.hostname else None
