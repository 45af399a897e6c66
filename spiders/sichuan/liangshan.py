from gkcrawl.portals import Column, GenericSpider


class Liangshan(GenericSpider):
    """Liangshan Yi autonomous prefecture, http://www.lsz.gov.cn."""

    name = "liangshan"
    agency, region = "凉山彝族自治州人民政府", "513400"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://www.lsz.gov.cn/xxgk-xxgknb", kind="annual_report"),)
