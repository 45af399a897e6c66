from gkcrawl.portals import Column, GkmlptSpider


class Yunfu(GkmlptSpider):
    """Yunfu, http://www.yunfu.gov.cn."""

    name = "yunfu"
    agency, region = "云浮市人民政府", "445300"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.yunfu.gov.cn/gkmlpt/api/all/0?page=1&sid=766001"),)
