from gkcrawl.portals import Column, GenericSpider


class BingtuanDrc(GenericSpider):
    """Development and Reform Commission of the Xinjiang Production and Construction Corps, http://fgw.xjbt.gov.cn."""

    name = "bingtuan_drc"
    agency, region = "新疆生产建设兵团发展和改革委员会", "650000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://fgw.xjbt.gov.cn/gk/xxgkgz/gknb/", kind="annual_report"),)
