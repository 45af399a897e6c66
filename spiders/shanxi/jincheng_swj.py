from gkcrawl.portals import Column, TrsSpider


class JinchengSwj(TrsSpider):
    """Commerce Bureau of Jincheng, http://jcswj.jcgov.gov.cn."""

    name = "jincheng_swj"
    agency, region = "晋城市商务局", "140500"
    status = "unverified"
    columns = (Column("通知公告", "http://jcswj.jcgov.gov.cn/zwxx_1/tzgg/", kind="notice"),)
