"""Pagers of script calls and counters: ``createPageHTML(…)``, ``countPage``; totals printed in a page.

The name and number of the next page always come from the page itself, never from a guess: in TRS page 2 is
``index_1.html``, in UCAP ``list_2.shtml``, in VSB ``10.htm`` (docs/families.md#pagers).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from gkcrawl.portals.column import PageRequest, Pagination
from gkcrawl.portals.rows.script_calls import page_code

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import PagingKind

_CALL = re.compile(
    r"(?<!function )\b(?:[cC]reate_?[pP]age\w{0,12}|[Pp]ager|makePage\w{0,8})\s{0,3}\(\s{0,3}([^()]{3,300})\)"
)
_VARIABLE = re.compile(r"\b(?:var|let|const)?\s{0,3}(\w{3,24})\s{0,3}=\s{0,3}['\"]?(\d{1,7})\b")
# Names of the number of pages and of the current one, counted from 0.
_COUNTERS = (("countPage", "currentPage"), ("m_nPageCount", "m_nCurrPage"), ("nPageCount", "nCurrIndex"))
_OPTION = re.compile(r"(\w{3,12})\s{0,3}:\s{0,3}['\"]?([\w./-]{1,60})")
_EXTENSION = re.compile(r"\.?(?:s?html?|jsp|php|aspx?)")
_FILE_NUMBER = re.compile(r"_(\d{1,5})$")


def script_call(page: Page) -> Pagination | None:
    """``createPageHTML(20, 0, "index", "html")`` and its relatives, in both argument orders."""
    numbers = None
    for match in _CALL.finditer(page_code(page)):
        if match[1].lstrip().startswith("{"):
            found = _from_options(page, dict(_OPTION.findall(match[1])))
        else:
            numbers = _variables(page) if numbers is None else numbers
            arguments = [argument.strip().strip("'\"") for argument in match[1].split(",")]
            found = _from_arguments(page, [str(numbers.get(a, a)) for a in arguments])
        if found:
            return found
    return None


def _variables(page: Page) -> dict[str, str]:
    return dict(_VARIABLE.findall(page_code(page)))


def _from_options(page: Page, options: dict[str, str]) -> Pagination | None:
    total, current = options.get("size", ""), options.get("current", "")
    if not (total.isdigit() and current.isdigit()):
        return None
    base, extension = options.get("prefix", ""), options.get("suffix", "html")
    return _numbered(page, int(total), int(current), base, extension.lstrip("."), first=0)


def _from_arguments(page: Page, arguments: list[str]) -> Pagination | None:
    first = 0
    if arguments and not arguments[0].isdigit():
        arguments, first = arguments[1:], 1
    if len(arguments) < 2 or not (arguments[0].isdigit() and arguments[1].isdigit()):
        return None
    total, current = int(arguments[0]), int(arguments[1])
    names = [name for name in arguments[2:] if name and not name.isdigit()] + ["", ""]
    if _EXTENSION.fullmatch(names[0]):
        # The files are named by a number: that of a document in several pages.
        names.insert(0, "")
    # After the name come a style, the rows a page and the number of records, in any order.
    records = next((int(number) for number in arguments[4:] if number.isdigit() and int(number) > total), None)
    if current == 0 or (records is None and _counts_from_nought(page, names[0])):
        first = 0
    found = _numbered(page, total, current, names[0], names[1].lstrip("."), first)
    found.total_records = records
    return found


def _counts_from_nought(page: Page, base: str) -> bool:
    """Whether page files of the name ``base`` are TRS's, which count from 0, although a container comes first."""
    stem = urlsplit(page.url).path.rpartition("/")[2].rpartition(".")[0]
    return base.startswith("index") and _FILE_NUMBER.search(stem) is not None


def _numbered(page: Page, total: int, current: int, base: str, extension: str, first: int) -> Pagination:
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


def count_page(page: Page) -> Pagination | None:
    """``var countPage = 12`` and ``var currentPage = 0``: older TRS templates write the pager inline."""
    for total, current in _COUNTERS:
        if total in page.text:
            numbers = _variables(page)
            if total in numbers:
                return _numbered(page, int(numbers[total]), int(numbers.get(current, "0")), "", "", first=0)
    return None


def describe(page: Page, target: str | None, current: int | None = None) -> Pagination:
    """Where a pager stands whose next page is ``target``; `fill_totals` adds what the page prints of itself."""
    kind: PagingKind = "none"
    if target:
        one, two = urlsplit(page.url), urlsplit(target)
        kind = "next_link"
        if one.path == two.path:
            kind = "query_param"
        elif re.search(r"[_/-]\d+\.\w+$", two.path) and one.path.rpartition("/")[0] == two.path.rpartition("/")[0]:
            kind = "numbered_files"
    return Pagination(kind=kind, current=current, next=PageRequest("GET", target) if target else None)
