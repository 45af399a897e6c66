from gkcrawl.portals import Column, TrsSpider


class FujianDrc(TrsSpider):
    """Development and Reform Commission of Fujian, http://fgw.fujian.gov.cn."""

    name = "fujian_drc"
    agency, region = "福建省发展和改革委员会", "350000"
    status = "unverified"
    columns = (Column("公示公告", "http://fgw.fujian.gov.cn/zwgk/gsgg/", kind="notice"),)
