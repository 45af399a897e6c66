from gkcrawl.portals import Column, GkmlptSpider


class Longgang(GkmlptSpider):
    """Longgang district, Shenzhen, http://www.lg.gov.cn."""

    name = "longgang"
    agency, region = "深圳市龙岗区人民政府", "440307"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.lg.gov.cn/gkmlpt/api/all/0?page=1&sid=755043"),)
