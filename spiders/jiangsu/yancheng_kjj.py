from gkcrawl.portals import Column, HanwebSpider


class YanchengKjj(HanwebSpider):
    """Science and Technology Bureau of Yancheng, https://kjj.yancheng.gov.cn."""

    name = "yancheng_kjj"
    agency, region = "盐城市科学技术局", "320900"
    status = "unverified"
    columns = (Column("col1737", "https://kjj.yancheng.gov.cn/col/col1737/index.html"),)
