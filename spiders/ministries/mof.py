from gkcrawl.portals import Column, TrsSpider


class Mof(TrsSpider):
    """Ministry of Finance, https://www.mof.gov.cn."""

    name = "mof"
    agency, region = "财政部", "100000"
    status = "unverified"
    columns = (Column("政策发布", "https://www.mof.gov.cn/zhengwuxinxi/zhengcefabu/", kind="policy"),)
