from gkcrawl.portals import Column, GkmlptSpider


class ShenzhenJr(GkmlptSpider):
    """Financial Regulatory Bureau of Shenzhen, http://jr.sz.gov.cn."""

    name = "shenzhen_jr"
    agency, region = "深圳市地方金融管理局", "440300"
    status = "unverified"
    columns = (Column("信息公开目录", "http://jr.sz.gov.cn/gkmlpt/api/all/0?page=1&sid=755031"),)
