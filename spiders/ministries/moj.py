from gkcrawl.portals import Column, TrsSpider


class Moj(TrsSpider):
    """Ministry of Justice, http://www.moj.gov.cn."""

    name = "moj"
    agency, region = "司法部", "100000"
    status = "unverified"
    columns = (Column("行政法规", "http://www.moj.gov.cn/pub/sfbgw/flfggz/flfggzxzfg/"),)
