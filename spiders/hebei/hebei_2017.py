from gkcrawl.portals import Column, EportalSpider


class Hebei2017(EportalSpider):
    """Hebei, on its old disclosure platform, http://info.hebei.gov.cn."""

    name = "hebei_2017"
    agency, region = "河北省人民政府", "130000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://info.hebei.gov.cn/eportal/ui?pageId=6191173", kind="annual_report"),)
