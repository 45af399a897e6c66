"""Lists of sites to declare (CSV, or an address a line), and the journal of what has become of each."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict, dataclass
from io import StringIO
from typing import TYPE_CHECKING, Literal

from gkcrawl.errors import ConfigError
from gkcrawl.extract.page.decode import strict
from gkcrawl.identity import url_key
from gkcrawl.portals.drafts.draft import PORTAL_NAME, portal_name
from gkcrawl.portals.walking.declaration import is_http

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gkcrawl.portals.discovery.site import Site

State = Literal["written", "needs a person", "unreachable", "blocked", "forbidden by robots.txt"]
_FIELDS = ("home", "name", "agency", "region", "group")
_BLOCKED = frozenset(("waf", "throttled", "blocked", "forbidden", "login", "intercepted"))


@dataclass(frozen=True, slots=True)
class ListedSite:
    """A line of a list of sites: an address, and what a person knows of it; "" where nothing is said."""

    home: str
    name: str = ""
    agency: str = ""
    region: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What has become of a listed site: ``why`` says what is missing or went wrong, ``file`` where it is declared."""

    site: ListedSite
    name: str
    state: State
    why: str = ""
    columns: int = 0
    agency: str = ""
    region: str = ""
    file: str = ""

    def to_dict(self) -> dict[str, object]:
        """Plain data in the order of a table: home, name, state …"""
        rest = {key: value for key, value in asdict(self).items() if key != "site"}
        return {"home": self.site.home, **rest}


def read_sites(path: Path) -> list[ListedSite]:
    """The sites listed in ``path``, each address once: CSV with the columns home, name, agency, region, group, in any
    order and all but home optional, or addresses, one a line; lines that begin with # are comments. UTF-8 or GB 18030.

    Raises:
        ConfigError: it cannot be read, or a line of it is no site; names the line.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    text = strict(data, "utf-8-sig") or data.decode("gb18030", "replace")
    found: dict[str, ListedSite] = {}
    for number, row in _rows(text):
        if unknown := sorted(set(row) - set(_FIELDS)):
            raise ConfigError(f"{path}: {', '.join(unknown)}: no such column; there are {', '.join(_FIELDS)}")
        home = row.pop("home", "")
        site = ListedSite(home if "://" in home else f"http://{home}", **row)
        if not home or not is_http(site.home):
            raise ConfigError(f"{path}: line {number}: {home!r} is no http(s) address")
        if site.name and not PORTAL_NAME.fullmatch(site.name):
            raise ConfigError(
                f"{path}: line {number}: {site.name!r}: names are lower-case letters, digits, underscores"
            )
        found.setdefault(url_key(site.home), site)
    return list(found.values())


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Number and fields of each line that says something; the fields are those of the head, if there is one."""
    names: list[str] | None = None
    reader = csv.reader(StringIO(text))
    for cells in reader:
        values = [cell.strip() for cell in cells]
        if not any(values) or values[0].startswith("#"):
            continue
        if names is None:
            lowered = [value.lower() for value in values]
            names = lowered if "home" in lowered else ["home"]
            if names is lowered:
                continue
        yield reader.line_num, {name: value for name, value in zip(names, values, strict=False) if name}


class Journal:
    """The JSON lines beside a list of sites: the last one of a site says what became of it. Survives a kill."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._results: dict[str, Result] = {}
        data = path.read_bytes() if path.exists() else b""
        self._torn = not data.endswith(b"\n") and bool(data)
        for line in data.splitlines():
            try:
                said = json.loads(line)
                result = Result(**{**said, "site": ListedSite(**said["site"])})
            except (ValueError, TypeError, KeyError):
                continue  # what was being written when the run was killed
            self._results[url_key(result.site.home)] = result

    def names(self) -> set[str]:
        """The names of all portals in it."""
        return {result.name for result in self._results.values()}

    def name_of(self, site: ListedSite) -> str | None:
        """The name that ``site`` was given before."""
        known = self._results.get(url_key(site.home))
        return known.name if known else None

    def done(self, site: ListedSite, declared: Iterable[str]) -> Result | None:
        """What has become of ``site``, if it need not be tried again: nothing new is said of it, and it is among those
        ``declared`` (names of portals) if it was written.
        """
        known = self._results.get(url_key(site.home))
        if known is None or known.site != site or (known.state == "written" and known.name not in set(declared)):
            return None
        return known

    def add(self, result: Result) -> None:
        """Take note of ``result``, in a line of its own whatever the line before it is."""
        self._results[url_key(result.site.home)] = result
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write("\n" * self._torn + json.dumps(asdict(result), ensure_ascii=False) + "\n")
        self._torn = False


def names_for(sites: Iterable[ListedSite], journal: Journal, declared: Iterable[str]) -> dict[str, str]:
    """Home → name of the portal: the one given, the one it had before, or one made of its host that no other has."""
    listed = list(sites)
    taken = {*declared, *journal.names(), *(site.name for site in listed)}
    names = {}
    for site in listed:
        names[site.home] = name = site.name or journal.name_of(site) or portal_name(site.home, taken)
        taken.add(name)
    return names


def state_without_columns(site: Site) -> State:
    """Why nothing was found at ``site``: refused, forbidden, no answer, or nothing that a machine could read."""
    causes = {page.why for page in site.unread if url_key(page.url) == url_key(site.home)}
    if causes & _BLOCKED:
        return "blocked"
    if "robots" in causes:
        return "forbidden by robots.txt"
    # Causes of failed requests are single words; other reasons are said in several.
    failed = any(" " not in cause for cause in causes - {"foreign_redirect"})
    return "unreachable" if failed else "needs a person"
