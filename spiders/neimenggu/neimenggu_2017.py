from gkcrawl.portals import Column, TrsSpider


class Neimenggu2017(TrsSpider):
    """Inner Mongolia, http://www.nmg.gov.cn."""

    name = "neimenggu_2017"
    agency, region = "内蒙古自治区人民政府", "150000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://www.nmg.gov.cn/xxgkml/zzqzf/zfxxgknb/", kind="annual_report"),)
