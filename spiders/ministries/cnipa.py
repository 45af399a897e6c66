from gkcrawl.portals import Column, HanwebSpider


class Cnipa(HanwebSpider):
    """National Intellectual Property Administration, https://www.cnipa.gov.cn."""

    name = "cnipa"
    agency, region = "国家知识产权局", "100000"
    status = "unverified"
    columns = (Column("公告", "https://www.cnipa.gov.cn/col/col74/"),)
