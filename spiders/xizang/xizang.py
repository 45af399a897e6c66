from gkcrawl.portals import Column, TrsSpider


class Xizang(TrsSpider):
    """Xizang, https://www.xizang.gov.cn."""

    name = "xizang"
    agency, region = "西藏自治区人民政府", "540000"
    status = "unverified"
    columns = (Column("公示公告", "https://www.xizang.gov.cn/zwgk/xxfb/gsgg_428/index.html", kind="notice"),)
