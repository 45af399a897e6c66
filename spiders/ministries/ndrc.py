from gkcrawl.portals import Column, TrsSpider


class Ndrc(TrsSpider):
    """National Development and Reform Commission, https://www.ndrc.gov.cn."""

    name = "ndrc"
    agency, region = "国家发展和改革委员会", "100000"
    columns = (Column("通知", "https://www.ndrc.gov.cn/xxgk/zcfb/tz/", kind="policy"),)
