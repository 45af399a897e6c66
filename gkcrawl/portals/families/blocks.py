"""Hebei's blocks by UUID (docs/families.md#blocks)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.portals.column import ListPage, PageRequest, Pagination
from gkcrawl.portals.families.general.query import QueryFamily
from gkcrawl.portals.lists.family import Proof

if TYPE_CHECKING:
    from gkcrawl.extract.page.page import Page

_BLOCK = re.compile(r"/columns/[0-9a-f-]{36}/templates/[0-9a-f-]{36}/blocks/[0-9a-f-]{36}")


class BlockFamily(QueryFamily):
    """Hebei: the column page names a block; ``…/blocks/<uuid>?page=N&fix=0`` is a fragment with rows."""

    name = "blocks"
    proof = Proof.ADDRESS
    marks = (_BLOCK,)

    def read_list(self, page: Page, request: PageRequest | None = None) -> ListPage:
        """See `Family.read_list`. A column page leads to the first page of its block."""
        block = _BLOCK.search(page.text)
        if block is None or _BLOCK.search(page.url):
            return super().read_list(page, request)
        follow = PageRequest("GET", f"{page.absolute(block[0])}?page=1&fix=0")
        return self.listing(page, [], Pagination(kind="query_param", next=follow))
