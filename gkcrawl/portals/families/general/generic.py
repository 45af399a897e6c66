"""Lists of no family: rows by their shape, any pager (docs/families.md#generic)."""

from __future__ import annotations

from gkcrawl.portals.lists.html import HtmlFamily


class GenericFamily(HtmlFamily):
    """Any other list: rows by their shape, whatever pager there is."""

    name = "generic"
