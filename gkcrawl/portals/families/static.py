"""Families of plain HTML lists and their fingerprints (docs/families.md#detection)."""

from __future__ import annotations

import re

from gkcrawl.portals.families.html import HtmlFamily


class UcapFamily(HtmlFamily):
    """UCAP (开普云): ``createPageHTML('page_div', …)``, page 2 is ``list_2.shtml``."""

    name = "ucap"
    marks = (
        re.compile(r"createPageHTML\s*\(\s*['\"]"),
        # A field of that name stands in search forms of TRS too.
        re.compile(r"UCAP|<meta\b[^<>]{0,200}\bname=[\"']?channelid\b", re.IGNORECASE),
        re.compile(r"href=[\"'][^\"']{1,160}/[0-9a-f]{32}\.shtml"),
    )


class LonsunFamily(HtmlFamily):
    """Lonsun (龙讯): ``Ls.pagination``, page k by ``pageIndex=k``."""

    name = "lonsun"
    marks = (re.compile(r"Ls\.pagination|/site/label/8888|Ls-Language", re.IGNORECASE),)


class VsbFamily(HtmlFamily):
    """VSB (博达): pages count down in a directory of the list's name; only the 下页 link knows."""

    name = "vsb"
    marks = (
        re.compile(r"_vsl/|/_sitegray/|vsb_content|urltype=(?:tree|news)\.|[\"']p_next p_fun|id=[\"']line_u\d"),
        re.compile(r"href=[\"'][^\"']{0,80}\binfo/\d+/\d+\.htm[\"']"),
    )


class NfcmsFamily(HtmlFamily):
    """NFCMS (南方): details ``content/post_N.html``, page k is ``index_k.html``."""

    name = "nfcms"
    marks = (re.compile(r"NFCMS_(?:SITE|CAT)_ID"), re.compile(r"[\"'/]content/m?post_\d+\.html"))


class GenericFamily(HtmlFamily):
    """Any other list: rows by their shape, whatever pager there is."""

    name = "generic"
