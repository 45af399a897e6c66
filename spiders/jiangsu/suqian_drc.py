from gkcrawl.portals import Column, UcapSpider


class SuqianDrc(UcapSpider):
    """Development and Reform Commission of Suqian, https://fgw.suqian.gov.cn."""

    name = "suqian_drc"
    agency, region = "宿迁市发展和改革委员会", "321300"
    columns = (Column("政府信息公开年报", "https://fgw.suqian.gov.cn/sfgw/gknb/xxgk_list.shtml", kind="annual_report"),)
