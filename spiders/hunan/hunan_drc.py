from gkcrawl.portals import Column, TrsSpider


class HunanDrc(TrsSpider):
    """Development and Reform Commission of Hunan, http://fgw.hunan.gov.cn."""

    name = "hunan_drc"
    agency, region = "湖南省发展和改革委员会", "430000"
    status = "unverified"
    columns = (Column("通知公告", "http://fgw.hunan.gov.cn/fgw/xxgk_70899/tzgg/newxxgklist_nochn.html", kind="notice"),)
