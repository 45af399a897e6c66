from gkcrawl.portals import Column, GkmlptSpider


class Shenzhen(GkmlptSpider):
    """Shenzhen, http://www.sz.gov.cn."""

    name = "shenzhen"
    agency, region = "深圳市人民政府", "440300"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.sz.gov.cn/gkmlpt/api/all/0?page=1&sid=755001"),)
