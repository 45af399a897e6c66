from gkcrawl.portals import Column, GkmlptSpider


class Jieyang(GkmlptSpider):
    """Jieyang, http://www.jieyang.gov.cn."""

    name = "jieyang"
    agency, region = "揭阳市人民政府", "445200"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.jieyang.gov.cn/gkmlpt/api/all/0?page=1&sid=663001"),)
