from gkcrawl.portals import Column, LonsunSpider


class ChuzhouJxj(LonsunSpider):
    """Economy and Information Technology Bureau of Chuzhou, https://jxj.chuzhou.gov.cn."""

    name = "chuzhou_jxj"
    agency, region = "滁州市经济和信息化局", "341100"
    status = "unverified"
    columns = (Column("4014759", "https://jxj.chuzhou.gov.cn/content/column/4014759?pageIndex=1"),)
