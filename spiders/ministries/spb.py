from gkcrawl.portals import Column, UcapSpider


class Spb(UcapSpider):
    """State Post Bureau, http://www.spb.gov.cn."""

    name = "spb"
    agency, region = "国家邮政局", "100000"
    status = "unverified"
    columns = (Column("c100010", "http://www.spb.gov.cn/gjyzj/c100009/c100010/common_list.shtml"),)
