from gkcrawl.portals import Column, GkmlptSpider


class Guangdong(GkmlptSpider):
    """Guangdong, https://www.gd.gov.cn."""

    name = "guangdong"
    agency, region = "广东省人民政府", "440000"
    status = "unverified"
    columns = (Column("信息公开目录", "https://www.gd.gov.cn/gkmlpt/api/all/5?page=1&sid=2"),)
