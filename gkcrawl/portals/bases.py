"""Base spiders, one for each CMS family: what a portal class derives from."""

from __future__ import annotations

from gkcrawl.portals.families.gkmlpt import GkmlptFamily
from gkcrawl.portals.families.hanweb import HanwebFamily
from gkcrawl.portals.families.jpaas import JpaasFamily
from gkcrawl.portals.families.json_list import JsonFamily
from gkcrawl.portals.families.queries import BlockFamily, EportalFamily, QueryFamily, Was5Family, XxgkFamily
from gkcrawl.portals.families.scripted import AvalonFamily, ListDataFamily
from gkcrawl.portals.families.shells import EwbFamily, LonsunColumnFamily, UcapColumnFamily
from gkcrawl.portals.families.static import GenericFamily, NfcmsFamily, VsbFamily
from gkcrawl.portals.families.trs import TrsFamily
from gkcrawl.portals.families.truecms import TruecmsFamily
from gkcrawl.portals.walking.spider import PortalSpider


class TrsSpider(PortalSpider, abstract=True):
    """Portals of TRS WCM (拓尔思): static list files ``index_N.html`` (docs/families.md#trs)."""

    family = TrsFamily()


class Was5Spider(PortalSpider, abstract=True):
    """TRS WAS5 search: ``/was5/web/search?channelid=…&page=1`` (docs/families.md#was5)."""

    family = Was5Family()


class HanwebSpider(PortalSpider, abstract=True):
    """Portals of Hanweb JCMS (大汉版通): records in script, more from ``dataproxy.jsp`` (docs/families.md#jpage)."""

    family = HanwebFamily()


class XxgkSpider(PortalSpider, abstract=True):
    """Hanweb's 信息公开 module: a form posted to ``/module/xxgk/search.jsp`` (docs/families.md#xxgk)."""

    family = XxgkFamily()


class JpaasSpider(PortalSpider, abstract=True):
    """Hanweb JPaaS: a gateway renders the list, page by page (docs/families.md#jpaas)."""

    family = JpaasFamily()


class UcapSpider(PortalSpider, abstract=True):
    """UCAP (开普云): ``list_2.shtml`` or JSON by ``channelid`` (docs/families.md#ucap)."""

    family = UcapColumnFamily()


class GkmlptSpider(PortalSpider, abstract=True):
    """Guangdong's disclosure platform (政府信息公开目录平台), a JSON API (docs/families.md#gkmlpt)."""

    family = GkmlptFamily()


class NfcmsSpider(PortalSpider, abstract=True):
    """NFCMS (南方), Guangdong outside gkmlpt: ``index_2.html``, ``content/post_N.html`` (docs/families.md#nfcms)."""

    family = NfcmsFamily()


class LonsunSpider(PortalSpider, abstract=True):
    """Lonsun (龙讯) of Anhui: ``pageIndex=`` or label 8888 (docs/families.md#lonsun)."""

    family = LonsunColumnFamily()


class VsbSpider(PortalSpider, abstract=True):
    """VSB (博达): pages count down in a directory of the list's name (docs/families.md#vsb)."""

    family = VsbFamily()


class EwbSpider(PortalSpider, abstract=True):
    """Epoint EWB (新点): ``govInfoPub.html?deptcode=…&categorynum=…`` (docs/families.md#ewb)."""

    family = EwbFamily()


class TruecmsSpider(PortalSpider, abstract=True):
    """truecms of Nantong: windows of records in JSONP (docs/families.md#truecms)."""

    family = TruecmsFamily()


class EportalSpider(PortalSpider, abstract=True):
    """eportal: ``/eportal/ui?pageId=…&currentPage=1`` (docs/families.md#eportal)."""

    family = EportalFamily()


class BlockSpider(PortalSpider, abstract=True):
    """Hebei's blocks by UUID (docs/families.md#blocks)."""

    family = BlockFamily()


class AvalonSpider(PortalSpider, abstract=True):
    """Fujian's avalon pages: the first five pages in one, more from ``/fjdzapp/search`` (docs/families.md#avalon)."""

    family = AvalonFamily()


class ListDataSpider(PortalSpider, abstract=True):
    """Jiangxi's departments: ``var listData``, more from ``/queryList`` (docs/families.md#list_data)."""

    family = ListDataFamily()


class JsonSpider(PortalSpider, abstract=True):
    """Any list API in JSON or JSONP; POST with `Column.body` (docs/families.md#json)."""

    family = JsonFamily()


class QuerySpider(PortalSpider, abstract=True):
    """Rows in HTML whose page number only the request knows, e.g. ``?page=1`` (docs/families.md#query)."""

    family = QueryFamily()


class GenericSpider(PortalSpider, abstract=True):
    """Any other list: rows by their shape; 下一页 links, numbered files, onclick and base64 pagers."""

    family = GenericFamily()
