"""Spider behind ``scrapy probe``: one page, and where its rows are if it only leads there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import scrapy

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.discovery.examination import Findings, examine
from gkcrawl.portals.discovery.pages.proposals import proposals
from gkcrawl.portals.walking.failure import cause_of, request_of
from gkcrawl.portals.walking.messages import list_request, plain_headers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response
    from twisted.python.failure import Failure

_MOST_PROBES = 4  # pages: a stub, the column, a frame, its interface


@dataclass(slots=True)
class Step:
    """A page that was looked at, and why; ``failed`` says why it could not be, ``tls`` how it travelled."""

    asked: PageRequest
    why: str
    findings: Findings | None = None
    failed: str | None = None
    tls: str = ""


class ProbeSpider(scrapy.Spider):
    """Looks at ``url``; a page that only leads to the rows of its column is followed to them.

    ``proposals`` are columns that a page which is no list leads to.
    """

    name = "probe"

    def __init__(self, url: str, *, follow: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.steps: list[Step] = []
        self.proposals: list[tuple[str, str]] = []
        self._first, self._follow = PageRequest("GET", url), follow

    @property
    def found(self) -> Findings | None:
        """What the page asked for is: what was found where it leads to."""
        return self.steps[-1].findings if self.steps else None

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the page."""
        yield self._request(Step(self._first, "asked for"))

    def look_at(self, response: Response, asked: PageRequest, step: Step) -> Iterator[Any]:
        """Examine a page; follow it to its rows."""
        step.tls = _tls(response)
        page = Page.read(response.body, response.url, plain_headers(response))
        step.findings = found = examine(page, asked)
        if found.what == "shell" and found.listing and self._follow and len(self.steps) < _MOST_PROBES:
            assert found.listing.pagination.next is not None
            yield self._request(Step(found.listing.pagination.next, "where the rows of this page are"))
        elif found.what not in ("list", "empty"):
            self.proposals = proposals(page, found.blocks)

    def failed(self, failure: Failure) -> None:
        """Keep why a page did not come."""
        step: Step = request_of(failure).cb_kwargs["step"]
        step.failed = cause_of(failure)

    def _request(self, step: Step) -> scrapy.Request:
        self.steps.append(step)
        return list_request(step.asked, self.look_at, self.failed, step=step)


def _tls(response: Response) -> str:
    """How the page travelled; Scrapy takes any certificate, so this is what was shown, not what was proved."""
    if urlsplit(response.url).scheme != "https":
        return "http, not encrypted"
    if response.certificate is None:
        return "https, no certificate on record"
    shown = response.certificate.original.to_cryptography()
    names = ", ".join(str(name.value) for name in shown.subject)
    return f"https, certificate of {names} until {shown.not_valid_after_utc:%Y-%m-%d}, not verified"
