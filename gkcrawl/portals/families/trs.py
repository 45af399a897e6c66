"""TRS WCM (拓尔思) static columns (docs/families.md#trs)."""

from __future__ import annotations

import re

from gkcrawl.portals.lists.family import Proof
from gkcrawl.portals.lists.html import HtmlFamily


class TrsFamily(HtmlFamily):
    """Page k is ``index_k.html`` counted from 0, named in a ``createPageHTML`` call."""

    name = "trs"
    proof = Proof.PAGE
    marks = (
        re.compile(r"createPage(?:HTML)?\s{0,3}\(\s{0,3}(?:['\"]?\d|countPage)"),
        re.compile(r"\bvar\s+countPage\s*="),
        re.compile(r"""href=['"][./\w-]{0,80}/\d{6}/t\d{8}_\d+\.s?html?"""),
        re.compile(r"trs_editor|CurrChnlCls", re.IGNORECASE),
    )
