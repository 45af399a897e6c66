"""Addresses of pages that are numbered files: ``index_1.html``, ``list_2.shtml`` (docs/families.md#pagers)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.scripts.scope import page_code

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_VARIABLE = re.compile(r"\b(?:var|let|const)?\s{0,3}(\w{3,24})\s{0,3}=\s{0,3}['\"]?(\d{1,7})\b")
_FILE_NUMBER = re.compile(r"_(\d{1,5})$")


def variables(page: Page) -> dict[str, str]:
    """Names of the numbers that the scripts of ``page`` set, as printed."""
    return dict(_VARIABLE.findall(page_code(page)))


def counts_from_nought(page: Page, base: str) -> bool:
    """Whether page files of the name ``base`` are TRS's, which count from 0, although a container comes first."""
    stem = urlsplit(page.url).path.rpartition("/")[2].rpartition(".")[0]
    return base.startswith("index") and _FILE_NUMBER.search(stem) is not None


def numbered_file(page: Page, total: int, current: int, base: str, extension: str, first: int) -> Pagination:
    """Page ``current``, counted from ``first``, of ``total`` files ``base_K.extension``; K counts alike."""
    stem, _, suffix = urlsplit(page.url).path.rpartition("/")[2].rpartition(".")
    base = base or _FILE_NUMBER.sub("", stem) or "index"
    extension = extension or suffix or "html"
    more = current + (1 - first) < total
    target = urljoin(page.base_url, f"{base}_{current + 1}.{extension}") if more else None
    return Pagination(
        kind="numbered_files",
        current=current + 1 - first,
        total_pages=max(total, 1),
        next=PageRequest("GET", target) if target else None,
    )
