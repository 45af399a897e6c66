from gkcrawl.portals import Column, UcapSpider


class Shaoyang(UcapSpider):
    """Shaoyang, https://www.shaoyang.gov.cn."""

    name = "shaoyang"
    agency, region = "邵阳市人民政府", "430500"
    status = "unverified"
    columns = (Column("统计公报", "https://www.shaoyang.gov.cn/shaoyang/stjgb/xlist.shtml"),)
