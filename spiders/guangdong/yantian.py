from gkcrawl.portals import Column, GkmlptSpider


class Yantian(GkmlptSpider):
    """Yantian district, Shenzhen, http://www.yantian.gov.cn."""

    name = "yantian"
    agency, region = "深圳市盐田区人民政府", "440308"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.yantian.gov.cn/gkmlpt/api/all/0?page=1&sid=755042"),)
