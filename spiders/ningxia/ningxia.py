from gkcrawl.portals import Column, TrsSpider


class Ningxia(TrsSpider):
    """Ningxia, https://www.nx.gov.cn."""

    name = "ningxia"
    agency, region = "宁夏回族自治区人民政府", "640000"
    status = "unverified"
    columns = (Column("政策", "https://www.nx.gov.cn/zwgk/zc/", kind="policy"),)
