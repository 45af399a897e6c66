"""What there is to say of a demo portal's home page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.demo.sites.shells import Shell


@dataclass(frozen=True, slots=True)
class Home:
    """The home page of a portal and what leads from there to its columns.

    ``lists`` are the addresses of the portal's own lists: one with ``{key}`` for all, or one each. A column whose list
    is an interface has a page in ``shells``, by its key, that says so. Menus may lead to ``moved``, with ``{key}`` too,
    from where a redirect leads on. ``again`` is another address of a column by its key, ``parts`` are the pages whose
    lists make it up.

    ``menu`` is of `MENUS`, at ``aside`` if it is not in the page; ``hub`` of `HUBS` is the page 政务公开, ``directory``
    one in its place. ``sides`` are keys of `KINDS`. ``owner`` is of `OWNERS`, which says by what ``agency`` and
    ``region`` (a code of GB/T 2260) can be told. The site lies below ``prefix``, if not below that of the portal;
    ``entry`` says what its home page is when it is not the index itself, which is at ``start``.
    """

    lists: str | tuple[str, ...]
    menu: str
    hub: str
    owner: str
    region: str
    sides: str
    agency: str = ""
    address: str = ""
    entry: str = "direct"
    start: str = "index.html"
    prefix: str = ""
    aside: str = ""
    shells: Mapping[str, Shell] = field(default_factory=dict)
    directory: str = ""
    relative: bool = False
    site_map: bool = False
    moved: str = ""
    again: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
