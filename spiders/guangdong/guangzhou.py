from gkcrawl.portals import Column, GkmlptSpider


class Guangzhou(GkmlptSpider):
    """Guangzhou, http://www.gz.gov.cn."""

    name = "guangzhou"
    agency, region = "广州市人民政府", "440100"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.gz.gov.cn/gkmlpt/api/all/0?page=1&sid=200001"),)
