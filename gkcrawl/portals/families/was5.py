"""TRS WAS5, the search behind TRS portals (docs/families.md#was5)."""

from __future__ import annotations

import re

from gkcrawl.portals.families.general.query import QueryFamily
from gkcrawl.portals.lists.family import Proof


class Was5Family(QueryFamily):
    """TRS WAS5: ``/was5/web/search?channelid=…&page=1``, answers in HTML, JSON or JSONP as its template likes."""

    name = "was5"
    address = "/was5/web/search"
    proof = Proof.ADDRESS
    # Its address in a search form says nothing about the page.
    marks = (re.compile(r"(?<!location\.)href=[\"'][^\"'<>]{0,200}/was5/web/search\?[^\"'<>]{0,300}\bpage="),)
