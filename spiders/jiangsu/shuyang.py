from gkcrawl.portals import Column, UcapSpider


class Shuyang(UcapSpider):
    """Shuyang county, Suqian, http://www.shuyang.gov.cn."""

    name = "shuyang"
    agency, region = "沭阳县人民政府", "321322"
    columns = (Column("政府信息公开年报", "http://www.shuyang.gov.cn/shuyang/xxgknb/list.shtml", kind="annual_report"),)
