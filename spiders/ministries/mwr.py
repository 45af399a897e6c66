from gkcrawl.portals import Column, TrsSpider


class Mwr(TrsSpider):
    """Ministry of Water Resources, http://zwgk.mwr.gov.cn."""

    name = "mwr"
    agency, region = "水利部", "100000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://zwgk.mwr.gov.cn/zfxxgkndbg/", kind="annual_report"),)
