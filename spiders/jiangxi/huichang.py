from gkcrawl.portals import Column, GenericSpider


class Huichang(GenericSpider):
    """Huichang county, Ganzhou, http://xxgk.huichang.gov.cn."""

    name = "huichang"
    agency, region = "会昌县人民政府", "360733"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://xxgk.huichang.gov.cn/xxgknb/", kind="annual_report"),)
