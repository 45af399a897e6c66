"""Addresses of pages: those of the server, and those of plain files, where only some pages are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from gkcrawl.browse.asked import Asked
    from gkcrawl.browse.words import Language


class Links(Protocol):
    """What templates link to; None where there is no such page."""

    def home(self) -> str | None:
        """The overview."""

    def document(self, id: str, version: int | None = None) -> str | None:
        """A document, or a former version of it."""

    def part_of_document(self, id: str, part: str, **parameters: object) -> str | None:
        """What lies below a document's page: ``.json``, ``/page`` (the archived page), ``/diff``."""

    def portal(self, name: str) -> str | None:
        """A portal."""

    def search(self, **parameters: object) -> str | None:
        """Documents found; parameters as of `gkcrawl.browse.pages.search`, ``format``: atom, csv or json."""

    def statistics(self, **parameters: object) -> str | None:
        """Numbers of reports: key, agency, region, year."""

    def coverage(self, **parameters: object) -> str | None:
        """Annual reports, agency by year: region, year."""

    def static(self, name: str) -> str:
        """A file of ``static/``."""

    def translated(self, asked: Asked, language: Language) -> str | None:
        """The page that is asked for in another language."""


class ServerLinks:
    """Addresses of a server; ``language`` is carried on where the reader chose one."""

    def __init__(self, language: str | None = None) -> None:
        self._kept = {"lang": language} if language else {}

    def home(self) -> str:
        """As `Links.home`."""
        return self._to("/")

    def document(self, id: str, version: int | None = None) -> str:
        """As `Links.document`."""
        return self._to(f"/doc/{quote(id, safe='')}", version=version)

    def part_of_document(self, id: str, part: str, **parameters: object) -> str:
        """As `Links.part_of_document`."""
        return self._to(f"/doc/{quote(id, safe='')}{part}", **parameters)

    def portal(self, name: str) -> str:
        """As `Links.portal`."""
        return self._to(f"/portal/{quote(name, safe='')}")

    def search(self, **parameters: object) -> str:
        """As `Links.search`."""
        format = parameters.pop("format", None)
        return self._to(f"/search.{format}" if format else "/search", **parameters)

    def statistics(self, **parameters: object) -> str:
        """As `Links.statistics`."""
        return self._to("/statistics", **parameters)

    def coverage(self, **parameters: object) -> str:
        """As `Links.coverage`."""
        return self._to("/coverage", **parameters)

    def static(self, name: str) -> str:
        """As `Links.static`."""
        return f"/-/gkcrawl/{name}"

    def translated(self, asked: Asked, language: Language) -> str:
        """As `Links.translated`."""
        return f"?{urlencode({**asked.parameters, 'lang': language})}"

    def _to(self, path: str, **parameters: object) -> str:
        given = {name: value for name, value in {**parameters, **self._kept}.items() if value not in (None, "")}
        return f"{path}?{urlencode(given)}" if given else path
