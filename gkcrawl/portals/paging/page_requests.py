"""Pagination of requests: which page one asks for, and the request for another (data/list_keys.json)."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from gkcrawl.portals.column import PageRequest

_SIZE = re.compile(
    r"((?:^|[?&])(?:page_?size|rows|limit|per_?page|size)=|\"(?:page_?size|rows|limit|per_?page|size)\"\s*:\s*\"?)(\d{1,4})",
    re.IGNORECASE,
)
_START = re.compile(r"((?:^|[?&])(?:start|offset|skip)=|\"(?:start|offset|skip)\"\s*:\s*\"?)(\d{1,7})", re.IGNORECASE)
_STATIC = re.compile(r"\.(?:json|js|xml|s?html?|txt)$", re.IGNORECASE)


@cache
def list_keys() -> dict[str, Any]:
    """The table of key names."""
    table: dict[str, Any] = json.loads(files("gkcrawl").joinpath("data/list_keys.json").read_text("utf-8"))
    return table


def asked_size(request: PageRequest) -> int | None:
    """How many rows a page ``request`` asks for; None when it does not say."""
    return _asked(_SIZE, request)


def further_rows(request: PageRequest, count: int, total: int | None) -> PageRequest | None:
    """``request`` where it counts rows, not pages: ``start=0&rows=10``; None where it does not, or all are read."""
    start = _asked(_START, request)
    if start is None or (total is not None and start + count >= total):
        return None
    url, body = (text and _START.sub(rf"\g<1>{start + count}", text) for text in (request.url, request.body))
    return PageRequest(request.method, url or request.url, body)


def assumed_request(url: str) -> PageRequest:
    """The request of a saved answer: back ends that only take POST are known by their path."""
    for path, parameter in list_keys()["post_endpoints"].items():
        if path in url:
            if re.search(rf"[?&]{parameter}=\d", url):
                return PageRequest("POST", url)
            body = f'{{"{parameter}": 1}}' if path in list_keys()["json_bodies"] else f"{parameter}=1"
            return PageRequest("POST", url, body)
    return PageRequest("GET", url)


def posted_page(url: str, answer: str, number: int) -> PageRequest | None:
    """The request for page ``number`` where the address of a saved ``answer`` counts no pages: a form named it.

    The form is not on record; its page field is called as the answer calls its page. None for the address of a
    file, or one that counts rows.
    """
    if _STATIC.search(urlsplit(url).path) or _START.search(url):
        return None
    named = re.search(rf'"({"|".join(list_keys()["page_parameters"])})"\s*:\s*"?\d', answer)
    return PageRequest("POST", url, f"{named[1] if named else 'page'}={number}")


def _parameter_pattern() -> re.Pattern[str]:
    names = "|".join(list_keys()["page_parameters"])
    return re.compile(rf"((?:^|[?&])(?:{names})=|\"(?:{names})\"\s*:\s*\"?)(\d{{1,6}})")


def asked_number(request: PageRequest) -> int | None:
    """The page that ``request`` asks for; None when no parameter of it counts pages."""
    for text in (request.body or "", request.url):
        if match := _parameter_pattern().search(text):
            return int(match[2])
    return None


def turn_page(request: PageRequest, number: int) -> PageRequest | None:
    """``request`` asking for page ``number`` instead; None when no parameter of it counts pages.

    Where form and query both name the page, both are turned: servlets read the query first.
    """
    current = asked_number(request)
    if current is None:
        return None
    here = re.compile(_parameter_pattern().pattern.replace(r"\d{1,6}", rf"{current}(?!\d)"))
    url, body = (text and here.sub(rf"\g<1>{number}", text) for text in (request.url, request.body))
    return PageRequest(request.method, url or request.url, body)


def _asked(pattern: re.Pattern[str], request: PageRequest) -> int | None:
    """The number that ``pattern`` finds in the body or the address of ``request``."""
    match = pattern.search(request.body or "") or pattern.search(request.url)
    return int(match[2]) if match else None
