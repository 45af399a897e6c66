from gkcrawl.portals import Column, LonsunSpider


class AnhuiDrc(LonsunSpider):
    """Development and Reform Commission of Anhui, https://fzggw.ah.gov.cn."""

    name = "anhui_drc"
    agency, region = "安徽省发展和改革委员会", "340000"
    status = "unverified"
    columns = (Column("通知公告", "https://fzggw.ah.gov.cn/content/column/49637171?pageIndex=1", kind="notice"),)
