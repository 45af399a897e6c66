"""Calls of ``createPageHTML(20, 0, "index", "html")`` and its relatives (docs/families.md#pagers)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.portals.paging.numbered_files import counts_from_nought, numbered_file, variables
from gkcrawl.portals.paging.pager import Says, pager
from gkcrawl.portals.scripts.scope import page_code

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page
    from gkcrawl.portals.column import Pagination

_CALL = re.compile(
    r"(?<!function )\b(?:[cC]reate_?[pP]age\w{0,12}|[Pp]ager|makePage\w{0,8})\s{0,3}\(\s{0,3}([^()]{3,300})\)"
)
_PARTS = ("reate", "ager", "makePage")
"""One of these is in the name of each such function: to look for the calls themselves takes ten times as long."""
_OPTION = re.compile(r"(\w{3,12})\s{0,3}:\s{0,3}['\"]?([\w./-]{1,60})")
_EXTENSION = re.compile(r"\.?(?:s?html?|jsp|php|aspx?)")


@pager(Says.PRODUCT)
def script_call(page: Page) -> Pagination | None:
    """``createPageHTML(20, 0, "index", "html")`` and its relatives, in both argument orders."""
    numbers, code = None, page_code(page)
    for match in _CALL.finditer(code) if any(part in code for part in _PARTS) else ():
        if match[1].lstrip().startswith("{"):
            found = _from_options(page, dict(_OPTION.findall(match[1])))
        else:
            numbers = variables(page) if numbers is None else numbers
            arguments = [argument.strip().strip("'\"") for argument in match[1].split(",")]
            found = _from_arguments(page, [str(numbers.get(a, a)) for a in arguments])
        if found:
            return found
    return None


def _from_options(page: Page, options: dict[str, str]) -> Pagination | None:
    total, current = options.get("size", ""), options.get("current", "")
    if not (total.isdecimal() and current.isdecimal()):
        return None
    base, extension = options.get("prefix", ""), options.get("suffix", "html")
    return numbered_file(page, int(total), int(current), base, extension.lstrip("."), first=0)


def _from_arguments(page: Page, arguments: list[str]) -> Pagination | None:
    first = 0
    if arguments and not arguments[0].isdecimal():
        arguments, first = arguments[1:], 1
    match arguments:
        case [pages, place, *_] if pages.isdecimal() and place.isdecimal():
            total, current = int(pages), int(place)
        case _:
            return None
    names = [name for name in arguments[2:] if name and not name.isdecimal()] + ["", ""]
    if _EXTENSION.fullmatch(names[0]):
        # The files are named by a number: that of a document in several pages.
        names.insert(0, "")
    # After the name come a style, the rows a page and the number of records, in any order.
    records = next((int(number) for number in arguments[4:] if number.isdecimal() and int(number) > total), None)
    if current == 0 or (records is None and counts_from_nought(page, names[0])):
        first = 0
    found = numbered_file(page, total, current, names[0], names[1].lstrip("."), first)
    found.total_records = records
    return found
