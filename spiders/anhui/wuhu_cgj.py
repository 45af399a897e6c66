from gkcrawl.portals import Column, LonsunSpider


class WuhuCgj(LonsunSpider):
    """Urban Management Bureau of Wuhu, https://cgj.wuhu.gov.cn."""

    name = "wuhu_cgj"
    agency, region = "芜湖市城市管理局", "340200"
    status = "unverified"
    columns = (Column("6732121", "https://cgj.wuhu.gov.cn/public/column/6596781?catIds=6732121,6732131&type=6"),)
