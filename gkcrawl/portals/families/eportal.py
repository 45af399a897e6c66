"""eportal, an HTML table by page number (docs/families.md#eportal)."""

from __future__ import annotations

import re

from gkcrawl.portals.column import Column, PageRequest
from gkcrawl.portals.families.general.query import QueryFamily
from gkcrawl.portals.lists.family import Proof


class EportalFamily(QueryFamily):
    """eportal: ``/eportal/ui?pageId=…&currentPage=1&moduleId=…``, an HTML table."""

    name = "eportal"
    address = "/eportal/ui?"
    proof = Proof.ADDRESS
    marks = (re.compile(r"href=[\"'][^\"'<>]{0,200}/eportal/ui\?"),)

    def first_request(self, column: Column) -> PageRequest:
        """Page 1 by number, so that the next one can be asked for."""
        numbered = "currentPage=" in column.url
        return PageRequest("GET", column.url if numbered else f"{column.url}&currentPage=1")
