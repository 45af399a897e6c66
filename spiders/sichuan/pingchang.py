from gkcrawl.portals import BY_UNIT, Column, LonsunSpider


class Pingchang(LonsunSpider):
    """Pingchang county, Bazhong: 62 units, http://www.scpc.gov.cn."""

    name = "pingchang"
    agency, region = "平昌县人民政府", "511923"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://www.scpc.gov.cn/public/column/6601841?type=4&action=rel", kind="annual_report", lists=BY_UNIT),)
