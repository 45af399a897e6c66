from gkcrawl.portals import Column, UcapSpider


class SichuanDrc(UcapSpider):
    """Development and Reform Commission of Sichuan, https://fgw.sc.gov.cn."""

    name = "sichuan_drc"
    agency, region = "四川省发展和改革委员会", "510000"
    status = "unverified"
    columns = (Column("通知公告", "https://fgw.sc.gov.cn/sfgw/tzgg/list.shtml", kind="notice"),)
