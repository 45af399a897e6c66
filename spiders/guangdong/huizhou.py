from gkcrawl.portals import Column, GkmlptSpider


class Huizhou(GkmlptSpider):
    """Huizhou, http://www.huizhou.gov.cn."""

    name = "huizhou"
    agency, region = "惠州市人民政府", "441300"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.huizhou.gov.cn/gkmlpt/api/all/0?page=1&sid=752001"),)
