from gkcrawl.portals import Column, UcapSpider


class HeilongjiangDrc(UcapSpider):
    """Development and Reform Commission of Heilongjiang, https://drc.hlj.gov.cn."""

    name = "heilongjiang_drc"
    agency, region = "黑龙江省发展和改革委员会", "230000"
    status = "unverified"
    columns = (Column("c111433", "https://drc.hlj.gov.cn/drc/c111433/common_list.shtml"),)
