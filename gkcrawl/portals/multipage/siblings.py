"""Addresses of further pages: a document's own address with a page number in it, as CMSs form them."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from gkcrawl.portals.paging.page_requests import list_keys

_FILE = re.compile(r"(?P<stem>.*?)(?P<ending>\.\w{2,5})?/?")
_INDEX = re.compile(r"/(?:index|default)?$", re.IGNORECASE)
# content_12_2.htm, 12-2.html, 12p2.html, 12_p2.html, 12/2.html, 12/index_2.html
_NUMBERED = r"(?:[_-](?:p|page)?[_-]?|[pP]|/(?:index[_-]|p(?:age)?[_-]?/?)?)0{0,2}(\d{1,2})"
_OWN_NUMBER = re.compile(r"(?P<stem>.*[_-])0{0,2}1(?P<ending>\.\w{2,5})")
_PAGE_PARAMETERS = frozenset(("pn", "pg", "pageid", "pagenumber", "paged"))


def further_number(first: str, other: str) -> int | None:
    """The page number that ``other`` has and ``first``, the address of the document, has not; None for other addresses.

    >>> further_number("http://a.gov.cn/d/12.html", "http://a.gov.cn/d/12_2.html")
    2
    >>> further_number("http://a.gov.cn/d/12.html", "http://a.gov.cn/d/13.html")
    """
    one, two = urlsplit(first), urlsplit(other)
    if one.netloc != two.netloc:
        return None
    if one.path == two.path:
        return _number_in_query(one.query, two.query)
    return _number_in_path(one.path, two.path) if two.query in (one.query, "") else None


def numbered_number(first: str, other: str) -> int | None:
    """The same where the document's own address is that of a page 1: 12_1.html, 12_2.html.

    Addresses of other documents look alike: a pager has to say so as well.
    """
    one, two = urlsplit(first), urlsplit(other)
    own = _OWN_NUMBER.fullmatch(one.path)
    if own is None or one.netloc != two.netloc:
        return None
    found = re.fullmatch(re.escape(own["stem"]) + r"0{0,2}(\d{1,2})" + re.escape(own["ending"]), two.path)
    return int(found[1]) if found and one.path != two.path else None


def _number_in_query(one: str, two: str) -> int | None:
    before, after = dict(parse_qsl(one, keep_blank_values=True)), dict(parse_qsl(two, keep_blank_values=True))
    changed = [name for name, value in after.items() if before.get(name) != value]
    if len(changed) != 1 or not set(before) <= set(after):
        return None
    name, value = changed[0], after[changed[0]]
    if name in before and name not in list_keys()["page_parameters"] and name.lower() not in _PAGE_PARAMETERS:
        return None
    return int(value) if re.fullmatch(r"[1-9]\d?", value, re.ASCII) else None


def _number_in_path(one: str, two: str) -> int | None:
    file = _FILE.fullmatch(one)
    if file is None:
        return None
    stem, ending = file["stem"], re.escape(file["ending"]) if file["ending"] else r"(?:\.\w{2,5})?"
    for base in {stem, _INDEX.sub("", stem)}:
        if base and two.startswith(base) and (found := re.fullmatch(_NUMBERED + ending + "/?", two[len(base) :])):
            return int(found[1])
    return None
