from gkcrawl.portals import Column, JpaasSpider


class LishuiSwj(JpaasSpider):
    """Commerce Bureau of Lishui, http://sswj.lishui.gov.cn."""

    name = "lishui_swj"
    agency, region = "丽水市商务局", "331100"
    status = "unverified"
    columns = (Column("col1229219464", "http://sswj.lishui.gov.cn/col/col1229219464/index.html"),)
