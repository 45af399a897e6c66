from gkcrawl.portals import Column, GkmlptSpider


class ShenzhenStic(GkmlptSpider):
    """Science, Technology and Innovation Bureau of Shenzhen, http://stic.sz.gov.cn."""

    name = "shenzhen_stic"
    agency, region = "深圳市科技创新局", "440300"
    status = "unverified"
    columns = (Column("信息公开目录", "http://stic.sz.gov.cn/gkmlpt/api/all/0?page=1&sid=755018"),)
