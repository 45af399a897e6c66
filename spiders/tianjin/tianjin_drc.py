from gkcrawl.portals import Column, TrsSpider


class TianjinDrc(TrsSpider):
    """Development and Reform Commission of Tianjin, https://fzgg.tj.gov.cn."""

    name = "tianjin_drc"
    agency, region = "天津市发展和改革委员会", "120000"
    status = "unverified"
    columns = (Column("通知公告", "https://fzgg.tj.gov.cn/xxfb/tzggx/", kind="notice"),)
