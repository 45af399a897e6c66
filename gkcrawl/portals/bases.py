"""A base spider for each CMS family: what a portal class derives from."""

from __future__ import annotations

from gkcrawl.portals.gkmlpt import GkmlptFamily
from gkcrawl.portals.hanweb import HanwebFamily
from gkcrawl.portals.spider import PortalSpider
from gkcrawl.portals.trs import TrsFamily


class TrsSpider(PortalSpider, abstract=True):
    """Portals of TRS WCM (拓尔思): static list files ``index_N.html`` (guide PORTALS F1)."""

    family = TrsFamily()


class HanwebSpider(PortalSpider, abstract=True):
    """Portals of Hanweb JCMS (大汉版通): records in script, more from ``dataproxy.jsp`` (guide PORTALS F4)."""

    family = HanwebFamily()


class GkmlptSpider(PortalSpider, abstract=True):
    """Guangdong's disclosure platform (政府信息公开目录平台), a JSON API (guide PORTALS F8)."""

    family = GkmlptFamily()
