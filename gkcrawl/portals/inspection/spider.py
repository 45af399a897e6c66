"""Spider of ``scrapy inspect``: asks for the first page of each column of a declared portal, and for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import scrapy

from gkcrawl.errors import SiteChanged
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.inspection.states import ColumnState, State, answered, failed
from gkcrawl.portals.walking.failure import cause_of, request_of
from gkcrawl.portals.walking.index_shapes import read_column_page
from gkcrawl.portals.walking.messages import list_request, plain_headers

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from scrapy.http import Response
    from scrapy.settings import BaseSettings
    from twisted.python.failure import Failure

    from gkcrawl.portals.column import Column, PageRequest
    from gkcrawl.portals.walking.spider import PortalSpider

_MOST_STEPS = 3  # pages from a column's address to its rows: a stub, a shell, its interface


class InspectSpider(scrapy.Spider):
    """Looks at the columns of ``portal``, with its delay and ciphers; ``states`` has what became of each."""

    name = "inspect"
    portal: ClassVar[type[PortalSpider]]

    @classmethod
    def of(cls, portal: type[PortalSpider]) -> type[InspectSpider]:
        """The spider that inspects ``portal``."""
        return type(cls.__name__, (cls,), {"portal": portal})

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Apply what the portal needs."""
        super().update_settings(settings)
        cls.portal.update_settings(settings)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._states: dict[str, ColumnState] = {}

    @property
    def states(self) -> list[ColumnState]:
        """What became of the columns, in the order of the declaration; one never asked for did not answer."""
        return [
            self._states.get(column.name) or ColumnState(column, State.NO_ANSWER, why="interrupted")
            for column in self.portal.columns
        ]

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the first page of each column."""
        for column in self.portal.columns:
            yield self._request(self.portal.family.first_request(column), column, None)

    def look_at(self, response: Response, asked: PageRequest, column: Column, shell: str | None) -> Iterator[Any]:
        """Read a first page; a stub or shell is followed to its rows."""
        page = Page.read(response.body, response.url, plain_headers(response))
        try:
            found = read_column_page(self.portal.family, page, asked, column)
        except SiteChanged as error:
            why = str(error).removeprefix(f"{page.url}: ")
            self._states[column.name] = ColumnState(column, State.NO_LIST, why=why)
            return
        steps, at = response.meta.get("steps", 0), found.listing.pagination
        address = shell or (response.url if response.url != asked.url else column.url)
        if at.next is not None and not found.listing.entries and not found.branches and steps < _MOST_STEPS:
            yield self._request(at.next, column, address, steps + 1)
        else:
            self._states[column.name] = answered(column, found.listing, len(found.branches), address)

    def failed(self, failure: Failure) -> None:
        """Keep why a page did not come."""
        column: Column = request_of(failure).cb_kwargs["column"]
        self._states[column.name] = failed(column, cause_of(failure))

    def _request(self, asked: PageRequest, column: Column, shell: str | None, steps: int = 0) -> scrapy.Request:
        request = list_request(asked, self.look_at, self.failed, column=column, shell=shell)
        request.meta["steps"] = steps
        return request
