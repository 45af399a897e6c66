"""Spider behind ``scrapy probe`` and ``scrapy genportal``: a page, and from there the 年报 column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import scrapy

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.column import PageRequest
from gkcrawl.portals.discovery.examination import Findings, examine
from gkcrawl.portals.walking.failure import cause_of, request_of
from gkcrawl.portals.walking.messages import list_request, plain_headers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response
    from twisted.python.failure import Failure

_MOST_PROBES = 4  # pages: home, landing page, column, its interface


@dataclass(slots=True)
class Step:
    """A page that was looked at, and why; ``failed`` says why it could not be, ``tls`` how it travelled.

    ``shell`` is the page that led to these rows, which is what a portal declares as its column.
    """

    asked: PageRequest
    why: str
    shell: Step | None = None
    findings: Findings | None = None
    failed: str | None = None
    tls: str = ""


class ProbeSpider(scrapy.Spider):
    """Looks at ``url``; a shell is followed to its rows, a home or landing page to the 年报 column."""

    name = "probe"

    def __init__(self, url: str, *, follow: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.steps: list[Step] = []
        self._first, self._follow = PageRequest("GET", url), follow

    @property
    def best(self) -> Step | None:
        """The step that found the list to declare: a 年报 column if there is one, else the first list."""
        found = [(step, step.findings) for step in self.steps if step.findings]
        lists = [(step, page) for step, page in found if page.listing and page.listing.entries]
        return next((step for step, page in sorted(lists, key=lambda pair: not pair[1].is_report_column)), None)

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first page."""
        yield self._request(Step(self._first, "asked for"))

    def look_at(self, response: Response, asked: PageRequest, step: Step) -> Iterator[Any]:
        """Examine a page and decide where to look next."""
        step.tls = _tls(response)
        step.findings = found = examine(Page.read(response.body, response.url, plain_headers(response)), asked)
        if len(self.steps) >= _MOST_PROBES or not self._follow:
            return
        shell = found.listing is not None and not found.listing.entries and found.listing.pagination.next
        if shell:
            yield self._request(Step(shell, "where the rows of this column are", shell=step))
        elif not found.is_report_column and found.columns:
            title, url = found.columns[0]
            yield self._request(Step(PageRequest("GET", url), f"looks like the 年报 column: {title}"))
        elif not found.is_report_column and found.landings and len(self.steps) < _MOST_PROBES - 1:
            title, url = found.landings[0]
            yield self._request(Step(PageRequest("GET", url), f"may lead to the 年报 column: {title}"))

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
