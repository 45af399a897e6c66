from gkcrawl.portals import BY_YEAR, Column, UcapSpider


class Suqian(UcapSpider):
    """Suqian, https://www.suqian.gov.cn."""

    name = "suqian"
    agency, region = "宿迁市人民政府", "321300"
    columns = (Column("政府信息公开年报", "https://www.suqian.gov.cn/cnsq/gknb/xxgknb2019_list.shtml", kind="annual_report", lists=BY_YEAR),)
