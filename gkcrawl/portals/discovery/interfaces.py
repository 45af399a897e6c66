"""What scripts of a page ask an interface for: rows, menus, trees (``$.ajax``, ``$.post``, ``fetch``, zTree, JPaaS)."""

from __future__ import annotations

import json
import re
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from gkcrawl.data import pattern, rules
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.families.hanweb.jpaas import query_data
from gkcrawl.portals.paging.page_requests import list_keys
from gkcrawl.portals.scripts.scope import page_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gkcrawl.extract.page.page import Page

_STRING = r"'[^'\n]{0,500}'|\"[^\"\n]{0,500}\"|`[^`$]{0,500}`"
_ADDRESS = rf"(?P<url>{_STRING}|[A-Za-z_$][\w$]{{0,40}}(?=\s*[,)}}+]))(?P<more>\s*\+\s*\w+\s*(?=[,)}}]))?"
_CALL = re.compile(
    rf"(?:(?:(?:\$|jQuery|axios)\s*\.\s*(?P<way>get|getJSON|post)|(?<![\w.])(?P<fetch>fetch))\s*\(\s*{_ADDRESS})"
    r"|(?:(?:\$|jQuery)\s*\.\s*ajax|axios)\s*\(\s*(?=\{)|\basync\s*:\s*(?=\{)"
)
_URL = re.compile(rf"\burl\s*:\s*{_ADDRESS}")
_METHOD = re.compile(r"\b(?:type|method)\s*:\s*['\"](\w+)['\"]", re.IGNORECASE)
_DATA = re.compile(r"\b(?:data|body|params)\s*:\s*(?P<json>JSON\.stringify\(\s*)?(?P<object>\{[^{}]{0,1500}\})")
_SECOND = re.compile(r"\s*,\s*(?P<object>\{[^{}]{0,1500}\})")
_PAIR = re.compile(rf"['\"]?([\w.\[\]-]{{1,60}})['\"]?\s*:\s*({_STRING}|-?\d+|[A-Za-z_$][\w$.]{{0,60}})")
_MOST_ASKED = 20  # of a page: a page of widgets has a dozen
_REACH = 3000  # characters of a call's options
_MENU = pattern(rules("link_words", "menu_file"), re.IGNORECASE)
_NOT_ASKED = pattern(rules("link_words", "not_asked"), re.IGNORECASE)


def menus_of(page: Page) -> list[PageRequest]:
    """What ``page`` asks for its menu or tree: addresses that say so, scripts, units of JPaaS."""
    found = [ask for ask in _asks(page) if _MENU.search(ask.url)]
    for script in page.elements("script"):
        if (source := page.absolute(script.get("src"))) and _MENU.search(source):
            found.append(PageRequest("GET", source))
        elif (unit := query_data(script.get("querydata"))) and (url := page.absolute(script.get("url"))):
            asked = f"{url}?{urlencode(unit)}"
            if _MENU.search(unit.get("tagId", "")):
                found.append(PageRequest("GET", asked))
    return _wanted(found)


def lists_of(page: Page) -> list[PageRequest]:
    """What ``page`` asks for that may be the rows of its list."""
    return _wanted(ask for ask in _asks(page) if not _MENU.search(ask.url))


def _wanted(asks: Iterable[PageRequest]) -> list[PageRequest]:
    return [ask for ask in dict.fromkeys(asks) if not _NOT_ASKED.search(urlsplit(ask.url).path)]


def _asks(page: Page) -> Iterator[PageRequest]:
    code = page_code(page)
    for call in islice(_CALL.finditer(code), _MOST_ASKED):
        after = code[call.end() : call.end() + _REACH]
        options = _braced(after) if not call["url"] or call["fetch"] else ""
        found = call if call["url"] else _URL.search(options)
        if found is None:
            continue
        url = page.absolute(_value(found["url"], code) + ("1" if found["more"] else ""))
        if url is None:
            continue
        method = _METHOD.search(options)
        is_post = call["way"] == "post" or bool(method and method[1].upper() == "POST")
        data = _DATA.search(options) if options else _SECOND.match(after)
        yield _request(url, data and (data["object"], bool(options and data["json"])), code, is_post=is_post)


def _request(url: str, data: tuple[str, bool] | None, code: str, *, is_post: bool) -> PageRequest:
    """The request for ``url`` that sends an object, as it is printed, as JSON or not."""
    pairs = [] if data is None else [(key, _filled(key, value, code)) for key, value in _PAIR.findall(data[0])]
    if not is_post:
        query = urlencode(pairs)
        return PageRequest("GET", f"{url}{'&' if '?' in url else '?'}{query}" if query else url)
    if data is not None and data[1]:
        return PageRequest("POST", url, _json(data[0], pairs))
    return PageRequest("POST", url, urlencode(pairs))


def _json(printed: str, pairs: list[tuple[str, str]]) -> str:
    try:
        return json.dumps(json.loads(printed), ensure_ascii=False)
    except ValueError:
        return json.dumps({key: int(value) if value.isdecimal() else value for key, value in pairs}, ensure_ascii=False)


def _filled(key: str, printed: str, code: str) -> str:
    """The value of a parameter: what is printed, a variable's, 1 for the number of a page."""
    value = _value(printed, code)
    return "1" if not value and key in list_keys()["page_parameters"] else value


def _value(printed: str, code: str) -> str:
    if printed[0] in "'\"`":
        return printed[1:-1]
    if printed.lstrip("-").isdecimal():
        return printed
    found = re.search(rf"(?<![\w.$]){re.escape(printed)}\s*[=:]\s*({_STRING}|\d+)", code)
    return found[1].strip("'\"`") if found else ""


def _braced(code: str) -> str:
    """The first ``{…}`` of ``code`` up to the brace that closes it, if the statement has one."""
    start = code.find("{")
    if start < 0 or ";" in code[:start]:
        return ""
    depth = 0
    for place, char in enumerate(code[start:], start):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return code[start : place + 1]
    return code[start:]
