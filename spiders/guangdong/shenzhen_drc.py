from gkcrawl.portals import Column, GkmlptSpider


class ShenzhenDrc(GkmlptSpider):
    """Development and Reform Commission of Shenzhen, http://fgw.sz.gov.cn."""

    name = "shenzhen_drc"
    agency, region = "深圳市发展和改革委员会", "440300"
    status = "unverified"
    columns = (Column("信息公开目录", "http://fgw.sz.gov.cn/gkmlpt/api/all/0?page=1&sid=755529"),)
