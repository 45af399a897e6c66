from gkcrawl.portals import Column, HanwebSpider


class Jiangsu(HanwebSpider):
    """Jiangsu, https://www.jiangsu.gov.cn."""

    name = "jiangsu"
    agency, region = "江苏省人民政府", "320000"
    status = "unverified"
    columns = (Column("最新文件", "https://www.jiangsu.gov.cn/col/col84242/index.html"),)
