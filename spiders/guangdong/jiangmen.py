from gkcrawl.portals import Column, GkmlptSpider


class Jiangmen(GkmlptSpider):
    """Jiangmen, http://www.jiangmen.gov.cn."""

    name = "jiangmen"
    agency, region = "江门市人民政府", "440700"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.jiangmen.gov.cn/gkmlpt/api/all/0?page=1&sid=750001"),)
