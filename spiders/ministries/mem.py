from gkcrawl.portals import Column, TrsSpider


class Mem(TrsSpider):
    """Ministry of Emergency Management, https://www.mem.gov.cn."""

    name = "mem"
    agency, region = "应急管理部", "100000"
    status = "unverified"
    columns = (Column("法规", "https://www.mem.gov.cn/fw/flfgbz/fg/"),)
