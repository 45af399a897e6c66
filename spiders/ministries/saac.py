from gkcrawl.portals import Column, UcapSpider


class Saac(UcapSpider):
    """National Archives Administration, https://www.saac.gov.cn."""

    name = "saac"
    agency, region = "国家档案局", "100000"
    status = "unverified"
    columns = (Column("信息公开", "https://www.saac.gov.cn/daj/xxgk/list.shtml"),)
