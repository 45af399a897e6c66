from gkcrawl.portals import Column, GenericSpider


class Shenchi(GenericSpider):
    """Shenchi county, Xinzhou, http://scx.sxxz.gov.cn."""

    name = "shenchi"
    agency, region = "神池县人民政府", "140927"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://scx.sxxz.gov.cn/scxzw/zwgk/xxgknb/", kind="annual_report"),)
