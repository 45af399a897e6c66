from gkcrawl.portals import Column, TrsSpider


class Mct(TrsSpider):
    """Ministry of Culture and Tourism, http://zwgk.mct.gov.cn."""

    name = "mct"
    agency, region = "文化和旅游部", "100000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://zwgk.mct.gov.cn/gknb/index.html", kind="annual_report"),)
