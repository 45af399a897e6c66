"""Base class of CMS families: recognise a page, ask for a column, read a list (docs/families.md)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import IntEnum
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar

from gkcrawl.data import pattern, rules
from gkcrawl.document import Attachment
from gkcrawl.extract.hints import Hints
from gkcrawl.portals.column import Column, Entry, ListPage, PageRequest, Pagination
from gkcrawl.portals.lists.marks import bears

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from gkcrawl.extract.page.page import Page


_EMPTY = pattern(rules("list_words", "empty"))


class Proof(IntEnum):
    """What the marks of a family are. Families are asked in this order, equals in the order of their names."""

    INTERFACE = 1
    """Names of the product's own interface: nobody else has them, and whoever embeds it has a list of it."""
    FORMAT = 2
    """The whole page is of this format, whoever made it."""
    SCRIPT = 3
    """Calls and names in the scripts of the list."""
    PAGE = 4
    """Names and address forms of the pages around the list, which may be another product's."""
    ADDRESS = 5
    """Addresses that pages of other products link to as well."""


class Family(ABC):
    """A CMS family. Instances hold no state: one serves all portals of the family.

    A class in a module of `gkcrawl.portals.families` is all there is to say: ``TrsFamily`` is asked of every page if it
    has a ``proof`` (`gkcrawl.portals.detect`), and portals derive from ``TrsSpider`` (`gkcrawl.portals.bases`).

    ``name`` is what `ListPage.cms` says; ``marks`` are patterns of which one in the page is proof enough, as
    is ``address`` in its own; without ``proof`` no page is taken for one of the family.
    """

    name: ClassVar[str]
    marks: ClassVar[Sequence[re.Pattern[str]]] = ()
    address: ClassVar[str] = ""
    proof: ClassVar[Proof | None] = None
    hint_method: ClassVar[Any] = "list_row"

    def matches(self, page: Page) -> bool:
        """Whether ``page`` bears a fingerprint of this family where it is its own (`bears`)."""
        return bool(self.address and self.address in page.url) or bears(page, self.marks)

    def first_request(self, column: Column) -> PageRequest:
        """The request for the first list page of ``column``."""
        return PageRequest("GET" if column.body is None else "POST", column.url, column.body)

    @abstractmethod
    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """The rows of ``page`` and how to ask for the next page.

        ``request`` is the request that got the page; None for a saved page. A list that says it is empty is
        a `ListPage` without entries.

        Raises:
            SiteChanged: the page is not a list of this family.
        """

    def listing(self, page: Page, entries: list[Entry], at: Pagination, column: str | None = None) -> ListPage:
        """What ``page`` is: the rows ``entries`` of the ``column`` (its printed name), and where it stands."""
        return ListPage(url=page.url, cms=self.name, column=column, entries=entries, pagination=at)

    def is_foreign(self, entry: Entry, request: PageRequest | None) -> bool:
        """Whether the row belongs to another column than the one that ``request`` asked for: it says so itself."""
        return False

    def branches(self, page: Page) -> list[tuple[str, str]]:
        """Name and address of each column in the tree of ``page``, where it is a tree of the family's own."""
        return []

    def hints(self, entry: Entry) -> Hints:
        """What the list row of ``entry`` already says about its document."""
        extra = dict(entry.extra)
        files = [Attachment(**file) for file in extra.pop("attachments", [])]
        body = extra.pop("body_html", None)
        return Hints(
            title=entry.title,
            date=entry.date,
            fields={name: value for name, value in extra.items() if isinstance(value, str)},
            method=self.hint_method,
            body_html=body,
            attachments=files,
        )


class FamilyLater:
    """The ``family`` of a base spider, loaded when something is asked of it: portals are named and checked without."""

    def __init__(self, module: str, cls: str) -> None:
        self._module, self._cls = module, cls

    @cached_property
    def _loaded(self) -> Family:
        family = getattr(import_module(self._module), self._cls)()
        assert isinstance(family, Family)
        return family

    def __get__(self, spider: object, cls: type) -> Family:
        """What ``family`` is, of the spider and of its class."""
        return self._loaded


def says_empty(page: Page) -> bool:
    """Whether the page says in words that there is nothing to list."""
    return _EMPTY.search(page.ends) is not None
