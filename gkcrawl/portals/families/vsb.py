"""VSB (博达), pages that count down (docs/families.md#vsb)."""

from __future__ import annotations

import re

from gkcrawl.portals.lists.family import Proof
from gkcrawl.portals.lists.html import HtmlFamily


class VsbFamily(HtmlFamily):
    """VSB (博达): pages count down in a directory of the list's name; only the 下页 link knows."""

    name = "vsb"
    proof = Proof.PAGE
    marks = (
        re.compile(r"_vsl/|/_sitegray/|vsb_content|urltype=(?:tree|news)\.|[\"']p_next p_fun|id=[\"']line_u\d"),
        re.compile(r"href=[\"'][^\"']{0,80}\binfo/\d+/\d+\.htm[\"']"),
    )
