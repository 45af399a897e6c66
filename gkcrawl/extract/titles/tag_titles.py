"""What the tags of a page and its list row give as the title, before its lines are looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import squash, unwrapped
from gkcrawl.extract.titles.words import is_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcrawl.extract.page.page import Page

_TAG = re.compile(r"<[^<>]{1,200}>")
# Between digits a dash is a span of years, a number or a day.
_SPLIT = re.compile(
    r"\s*(?:[_|｜]|(?<![\d-])-{1,3}|-{1,3}(?![\d-])|(?<![\d—])—{1,2}|—{1,2}(?![\d—])|\s>+\s|>>|》》)\s*"
)
_PROSE = re.compile(r"[。；！？：，]|.{100}")
OWN_TAG = "articletitle"
_TAGS = (OWN_TAG, "title", "article_title", "og:title")
_SITE_META = ("sitename", "columnname", "sitedomain")
_LONGEST_COLUMN = 8  # characters of an ArticleTitle that may repeat the column's name


class TagTitles(NamedTuple):
    """What a tag (and its name), the list row and the parts of ``<title>`` give as the title.

    ``window`` has each part, longest first, with what is left of it without white space; ``sites`` are names of site
    and column, ``flat`` all titles, both without white space; ``summary`` is a description that may be the title.
    """

    tag: str | None
    tag_name: str
    hint: str | None
    window: dict[str, str]
    sites: frozenset[str]
    flat: list[str]
    summary: str | None


def tag_titles(page: Page, hint: str | None = None) -> TagTitles:
    """What ``page`` and its list row (``hint``) say the title is."""
    sites = frozenset(squash(page.metas[name]) for name in _SITE_META if name in page.metas)
    tag, name = _meta_title(page)
    window = _window_titles(page, sites)
    flat = [*(squash(text) for text in (tag, hint) if text), *window.values()]
    described = page.metas.get("description")
    summary = described if described and not _PROSE.search(described) else None
    return TagTitles(tag, name, hint, window, sites, flat, summary)


def _meta_title(page: Page) -> tuple[str | None, str]:
    for name in _TAGS:
        content = page.metas.get(name)
        if not content or not (text := unwrapped(_TAG.sub("", content))):
            continue
        site = page.metas.get("sitename", "")
        if site and site in text:
            for mark in ("——", "--", "-", "_", "|"):
                text = text.removeprefix(site + mark).removesuffix(mark + site)
        column = {page.metas.get("columnname"), site}
        if is_title(squash(text)) and (text not in column or (name == OWN_TAG and len(text) > _LONGEST_COLUMN)):
            return text.strip(), name
    return None, ""


def _window_titles(page: Page, sites: frozenset[str]) -> dict[str, str]:
    """Parts of ``<title>``, longest first, without the site's and the column's own; each with its squashed form."""
    whole = [unwrapped("".join(element.itertext())) for element in page.elements("title")]
    found = _own_parts((part for text in whole for part in _SPLIT.split(text)), sites) or _own_parts(whole, sites)
    return {part: found[part] for part in sorted(found, key=len, reverse=True)}


def _own_parts(parts: Iterable[str], sites: frozenset[str]) -> dict[str, str]:
    """Those of ``parts`` that can be titles, cut before a name of ``sites``; each with its squashed form."""
    found: dict[str, str] = {}
    for part in parts:
        flat = squash(part)
        for name in sites:
            if flat.endswith(name) and len(flat) > len(name):
                part = part[: -len(name)].rstrip("-_—| ")
                flat = squash(part)
        if flat not in sites and is_title(flat):
            found[part] = flat
    return found
