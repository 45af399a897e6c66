"""Reads one list page, knowing nothing of the crawl: bytes and a task in, rows and further lists out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkcrawl.errors import UnreadablePage
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.answers.detail_response import is_unreadable
from gkcrawl.portals.walking.index_shapes import read_column_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.portals.column import Column, PageRequest
    from gkcrawl.portals.lists.family import Family
    from gkcrawl.portals.walking.index_shapes import ColumnPage


@dataclass(frozen=True, slots=True)
class ListTask:
    """The answer to what was ``asked`` for a list of ``column``, but for its body."""

    url: str
    headers: Mapping[str, str]
    family: Family
    asked: PageRequest
    column: Column

    @property
    def is_ours(self) -> bool:
        """Whether another process can read it: a project's own family may keep what it has seen of other pages."""
        return type(self.family).__module__.startswith("gkcrawl.")


def read_list(body: bytes, task: ListTask) -> ColumnPage:
    """Read ``body``, an answer without its content encoding.

    Raises:
        UnreadablePage: it fits no charset.
        SiteChanged: neither rows nor links to further lists.
    """
    page = Page.read(body, task.url, task.headers)
    if is_unreadable(page.text, damaged=page.decoded.damaged):
        raise UnreadablePage(f"{task.url} fits no charset")
    return read_column_page(task.family, page, task.asked, task.column)
