"""NFCMS (南方), Guangdong outside gkmlpt (docs/families.md#nfcms)."""

from __future__ import annotations

import re

from gkcrawl.portals.lists.family import Proof
from gkcrawl.portals.lists.html import HtmlFamily


class NfcmsFamily(HtmlFamily):
    """NFCMS (南方): details ``content/post_N.html``, page k is ``index_k.html``."""

    name = "nfcms"
    proof = Proof.ADDRESS
    marks = (re.compile(r"NFCMS_(?:SITE|CAT)_ID"), re.compile(r"[\"'/]content/m?post_\d+\.html"))
