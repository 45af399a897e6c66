from gkcrawl.portals import Column, UcapSpider


class Sasac(UcapSpider):
    """State-owned Assets Supervision and Administration Commission, http://www.sasac.gov.cn."""

    name = "sasac"
    agency, region = "国务院国有资产监督管理委员会", "100000"
    status = "unverified"
    columns = (Column("政策发布", "http://www.sasac.gov.cn/n2588035/n2588320/n2588335/index.html"),)
