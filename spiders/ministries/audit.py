from gkcrawl.portals import Column, UcapSpider


class Audit(UcapSpider):
    """National Audit Office, https://www.audit.gov.cn."""

    name = "audit"
    agency, region = "审计署", "100000"
    status = "unverified"
    columns = (Column("公告及解读", "https://www.audit.gov.cn/n5/n25/index.html"),)
