from gkcrawl.portals import Column, GkmlptSpider


class Guangming(GkmlptSpider):
    """Guangming district, Shenzhen, http://www.szgm.gov.cn."""

    name = "guangming"
    agency, region = "深圳市光明区人民政府", "440311"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.szgm.gov.cn/gkmlpt/api/all/0?page=1&sid=755046"),)
