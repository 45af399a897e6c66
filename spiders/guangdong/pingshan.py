from gkcrawl.portals import Column, GkmlptSpider


class Pingshan(GkmlptSpider):
    """Pingshan district, Shenzhen, http://www.szpsq.gov.cn."""

    name = "pingshan"
    agency, region = "深圳市坪山区人民政府", "440310"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.szpsq.gov.cn/gkmlpt/api/all/0?page=1&sid=755041"),)
