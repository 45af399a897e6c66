from gkcrawl.portals import Column, GkmlptSpider


class ShenzhenZjj(GkmlptSpider):
    """Housing and Construction Bureau of Shenzhen, http://zjj.sz.gov.cn."""

    name = "shenzhen_zjj"
    agency, region = "深圳市住房和建设局", "440300"
    status = "unverified"
    columns = (Column("信息公开目录", "http://zjj.sz.gov.cn/gkmlpt/api/all/0?page=1&sid=755029"),)
