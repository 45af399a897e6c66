"""The pages as plain files for any web server, or none (file://): what can be reached from the overview by links.

There is no search and no document: documents link to their own addresses. A file a page and language, all in one
folder, so that links are names of files.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import datetime, time, timezone
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import quote

from gkcrawl.browse.asked import Asked
from gkcrawl.browse.pages import coverage, overview, portal, statistics
from gkcrawl.browse.printable import web_address
from gkcrawl.browse.rendering import render
from gkcrawl.browse.words import LANGUAGES, Words
from gkcrawl.errors import ConfigError
from gkcrawl.statistics.keys import APPLICANTS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from gkcrawl.browse.asked import Page
    from gkcrawl.browse.words import Language
    from gkcrawl.store.store import Store

MARK = "gkcrawl-site.json"
"""A file that only such a site has; it lists the others, so that those that are no more can be taken away."""
_PAGES: Mapping[str, Page] = {
    "index": overview.page,
    "coverage": coverage.page,
    "portal": portal.page,
    "statistics": statistics.page,
}
_ELSEWHERE = re.compile(r"[/\\:]|^\.")
_UNSAFE = re.compile(r"[^\w.-]", re.ASCII)


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the site: its name in ``_PAGES``, what its address would name, and the parameters it is asked with."""

    page: str
    path: str = ""
    parameters: tuple[tuple[str, str], ...] = ()

    def file(self, language: Language) -> str:
        """The name of its file: the first language has none of its own.

        >>> Place("coverage", parameters=(("region", "320000"),)).file("en")
        'coverage-320000.en.html'
        """
        parts = [self.page, self.path, *(value for _, value in self.parameters)]
        # A sign that no file or address should have is its UTF-8 bytes, so that names stay different.
        name = "-".join(
            _UNSAFE.sub(lambda sign: quote(sign[0], safe="").replace("%", "="), part) for part in parts if part
        )
        return f"{name}.html" if language == LANGUAGES[0] else f"{name}.{language}.html"


@dataclass(slots=True)
class StaticLinks:
    """Links from the page ``place`` of a site in one ``language``; ``wanted`` collects the pages that are linked to."""

    store: Store
    language: Language
    place: Place
    wanted: dict[Place, None] = field(default_factory=dict)

    def home(self) -> str:
        """As `Links.home`."""
        return self._to(Place("index"))

    def document(self, id: str, version: int | None = None) -> str | None:
        """The address of the document on its portal."""
        return next(
            (web_address(url) for (url,) in self.store.rows("SELECT url FROM documents WHERE id = ?", (id,))), None
        )

    def part_of_document(self, id: str, part: str, **parameters: object) -> None:
        """Documents are shown by their portals."""

    def portal(self, name: str) -> str:
        """As `Links.portal`."""
        return self._to(Place("portal", name))

    def search(self, **parameters: object) -> None:
        """There is nobody to search."""

    def statistics(self, **parameters: object) -> str | None:
        """A page a key; no selections."""
        if parameters.get("column") == APPLICANTS[-1]:
            del parameters["column"]
        return self._some("statistics", parameters, "key")

    def coverage(self, **parameters: object) -> str | None:
        """A page a region, and a portion of its agencies."""
        return self._some("coverage", parameters, "region", "start")

    def static(self, name: str) -> str:
        """As `Links.static`."""
        return name

    def translated(self, asked: Asked, language: Language) -> str:
        """As `Links.translated`."""
        return self.place.file(language)

    def _some(self, page: str, parameters: Mapping[str, object], *known: str) -> str | None:
        given = {name: str(value) for name, value in parameters.items() if value not in (None, "")}
        if given.keys() - set(known):
            return None
        return self._to(Place(page, parameters=tuple((name, given[name]) for name in known if name in given)))

    def _to(self, place: Place) -> str:
        self.wanted[place] = None
        return place.file(self.language)


def write_site(store: Store, folder: Path, today: date, tell: Callable[[int], object] = lambda done: None) -> int:
    """Write the site into ``folder``, which is made, empty, or holds such a site already; how many pages it has.

    The same database gives the same bytes on the same day. ``tell`` is told how many pages are done. Raises
    `ConfigError` for a folder that holds anything else, OSError when it cannot be written.
    """
    former = _former(folder)
    folder.mkdir(parents=True, exist_ok=True)
    written = _copy_static(folder)
    waiting: dict[Place, None] = {Place("index"): None}
    done: set[Place] = set()
    while waiting:
        place = next(iter(waiting))
        del waiting[place]
        done.add(place)
        for language in LANGUAGES:
            links = StaticLinks(store, language, place)
            name = place.file(language)
            (folder / name).write_text(_html(links, today), encoding="utf-8", newline="\n")
            written.append(name)
            waiting |= {one: None for one in links.wanted if one not in done}
        tell(len(done))
    for name in sorted(former - set(written)):
        (folder / name).unlink(missing_ok=True)
    (folder / MARK).write_text(json.dumps({"files": sorted(written)}, indent=1) + "\n", encoding="utf-8", newline="\n")
    return len(done)


def _html(links: StaticLinks, today: date) -> str:
    asked = Asked(
        words=Words(links.language),
        path=links.place.path,
        parameters=dict(links.place.parameters),
        today=today,
        now=datetime.combine(today, time(), timezone.utc),
    )
    return render(_PAGES[links.place.page](links.store, asked), asked, links)


def _former(folder: Path) -> set[str]:
    """The files of the site that is in ``folder``; raises `ConfigError` for other ones."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return set()
    mark = folder / MARK
    if not mark.is_file():
        raise ConfigError(f"{folder} is no site of gkcrawl (it has no {MARK}): name an empty or a new folder")
    # Names that lead elsewhere are none that we wrote.
    return {name for name in json.loads(mark.read_bytes())["files"] if not _ELSEWHERE.search(name)}


def _copy_static(folder: Path) -> list[str]:
    names = []
    for file in sorted(files("gkcrawl.browse").joinpath("static").iterdir(), key=lambda one: one.name):
        (folder / file.name).write_bytes(file.read_bytes())
        names.append(file.name)
    return names
