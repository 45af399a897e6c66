from gkcrawl.portals import Column, TrsSpider


class Guizhou(TrsSpider):
    """Guizhou, https://www.guizhou.gov.cn."""

    name = "guizhou"
    agency, region = "贵州省人民政府", "520000"
    status = "unverified"
    columns = (Column("省政府令", "https://www.guizhou.gov.cn/zwgk/zcfg/szfwj/szfl/", kind="policy"),)
