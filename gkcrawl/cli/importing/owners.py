"""Which declared portal, and which of its columns, an imported page belongs to, by its host and address."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gkcrawl.identity import host_of, url_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcrawl.cli.importing.index import ArchiveIndex
    from gkcrawl.portals.column import Column
    from gkcrawl.portals.walking.spider import PortalSpider

_LOOPBACK = ("127.0.0.1", "localhost")


class Owners:
    """The declared ``portals`` by the hosts of their columns."""

    def __init__(self, portals: Iterable[PortalSpider]) -> None:
        self.portals = {portal.name: portal for portal in portals}
        self._by_host: defaultdict[str, dict[str, PortalSpider]] = defaultdict(dict)
        self._folders: defaultdict[str, list[tuple[str, PortalSpider, Column]]] = defaultdict(list)
        for portal in self.portals.values():
            for column in portal.columns:
                key = url_key(column.url)
                host, folder = host_of(key), key.partition("?")[0].rpartition("/")[0] + "/"
                self._by_host[host][portal.name] = portal
                if folder.count("/") > 1:
                    self._folders[host].append((folder, portal, column))

    def of(self, url: str) -> tuple[PortalSpider | None, Column | None]:
        """The portal of the page at ``url`` and its column; None where neither is sure.

        The page is of the column whose folder it lies in, the deepest of them; of several columns with one folder it is
        of none. Otherwise it is of the portal that alone is declared on its host.
        """
        key = url_key(url)
        here = [found for found in self._folders[host_of(key)] if key.startswith(found[0])]
        deepest = max((len(folder) for folder, _, _ in here), default=0)
        best = [(portal, column) for folder, portal, column in here if len(folder) == deepest]
        if len(best) == 1:
            return best[0]
        portals = {portal.name: portal for portal, _ in best} or self._by_host[host_of(key)]
        return (next(iter(portals.values())) if len(portals) == 1 else None), None


def declared(classes: Iterable[type[PortalSpider]], index: ArchiveIndex) -> Owners:
    """The portals of ``classes``; those of the demo where their lists were fetched from, on whatever port."""
    here = index.origins(_LOOPBACK)
    portals: dict[str, PortalSpider] = {}
    for cls in classes:
        if cls.base is None:
            portals[cls.name] = cls()
            continue
        for portal in (cls(base=origin) for origin in here):
            if any(index.asked(portal.family.first_request(column)) for column in portal.columns):
                portals[cls.name] = portal
    return Owners(portals.values())
