from gkcrawl.portals import Column, JpaasSpider


class Mofcom(JpaasSpider):
    """Ministry of Commerce, https://www.mofcom.gov.cn."""

    name = "mofcom"
    agency, region = "商务部", "100000"
    status = "unverified"
    columns = (Column("政策发布", "https://www.mofcom.gov.cn/zwgk/zcfb/", kind="policy"),)
