"""Between Scrapy's requests and responses and what the rest of this folder speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.portals.memory import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scrapy.http import Response


def plain_headers(response: Response) -> dict[str, str]:
    """The headers of ``response`` as text, several of one name joined."""
    return {str(name): str(value) for name, value in response.headers.to_unicode_dict().items()}


def answer_of(response: Response) -> Answer:
    """When ``response`` came, and its validators."""
    headers = plain_headers(response)
    return Answer(response.meta.get("fetched_at") or "", headers.get("Etag"), headers.get("Last-Modified"))


def accepting_304(headers: Mapping[str, str] | None) -> dict[str, Any]:
    """Meta of a request for which "not modified" is an answer, if its ``headers`` make it conditional."""
    return {"handle_httpstatus_list": [304]} if headers else {}
