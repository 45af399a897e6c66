"""Builds Scrapy requests for list and detail pages; headers and validators of responses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import scrapy

from gkcrawl.portals.walking.memory import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scrapy.http import Request, Response

    from gkcrawl.portals.column import Column, Entry, PageRequest

_SOON = 10  # before what lists lead to, whose priorities fall from 0 (`PortalSpider`)

LOST = "dataloss"
"""Scrapy's flag of a response whose connection was closed before its end."""
TAKES_CUT = "takes_cut_answers"
"""In a request's meta: an answer that stays cut is better than none, as long as it says so."""


def plain_headers(response: Response) -> dict[str, str]:
    """The headers of ``response`` as text, several of one name joined; UTF-8 where it is, Latin-1 otherwise."""
    # As they are kept: Scrapy's own `items` writes each name anew.
    return {_plain(name): _plain(b",".join(values)) for name, values in dict.items(response.headers)}


def answer_of(response: Response) -> Answer:
    """When ``response`` came, and its validators."""
    etag, modified = (response.headers.getlist(name) for name in ("Etag", "Last-Modified"))
    return Answer(
        response.meta.get("fetched_at") or "",
        _plain(b",".join(etag)) if etag else None,
        _plain(b",".join(modified)) if modified else None,
    )


def list_request(
    asked: PageRequest,
    callback: Callable[..., Any],
    errback: Callable[..., Any],
    *,
    referer: str | None = None,
    validators: Mapping[str, str] | None = None,
    priority: int = 0,
    **arguments: Any,
) -> Request:
    """The request for the list page that ``asked`` describes; ``arguments`` go to ``callback``.

    ``validators`` make it conditional. A body is a form, or JSON where it looks like JSON.
    """
    headers = dict(validators or {})
    if referer is not None:
        headers["Referer"] = referer
    if asked.method == "POST":
        headers["X-Requested-With"] = "XMLHttpRequest"
        is_json = (asked.body or "").lstrip().startswith(("{", "["))
        headers["Content-Type"] = "application/json" if is_json else "application/x-www-form-urlencoded"
    return scrapy.Request(
        asked.url,
        callback,
        method=asked.method,
        headers=headers,
        body=asked.body,
        errback=errback,
        cb_kwargs={**arguments, "asked": asked},
        meta=accepting_304(validators),
        priority=priority,
        dont_filter=True,
    )


def detail_request(
    entry: Entry,
    column: Column,
    callback: Callable[..., Any] | None,
    errback: Callable[..., Any] | None,
    validators: Mapping[str, str] | None = None,
    priority: int = _SOON,
) -> Request:
    """The request for what ``entry`` of ``column`` leads to."""
    return scrapy.Request(
        entry.url,
        callback,
        headers={"Referer": column.url, **(validators or {})},
        errback=errback,
        cb_kwargs={"entry": entry, "column": column},
        meta={**accepting_304(validators), TAKES_CUT: True},
        priority=priority,
        dont_filter=True,
    )


def onward_request(target: str, before: Request, steps: Sequence[str]) -> Request:
    """The request for the page at ``target`` that the answer to ``before`` leads to; ``steps`` are those on the way."""
    return scrapy.Request(
        target,
        before.callback,
        headers={"Referer": before.url},
        errback=before.errback,
        cb_kwargs=before.cb_kwargs,
        meta={"steps": list(steps)},
        priority=_SOON,
        dont_filter=True,
    )


def accepting_304(headers: Mapping[str, str] | None) -> dict[str, Any]:
    """Meta of a request for which "not modified" is an answer, if its ``headers`` make it conditional."""
    return {"handle_httpstatus_list": [304]} if headers else {}


def _plain(header: bytes) -> str:
    try:
        return header.decode()
    except UnicodeDecodeError:
        return header.decode("latin-1")
