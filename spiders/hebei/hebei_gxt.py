from gkcrawl.portals import Column, GenericSpider


class HebeiGxt(GenericSpider):
    """Department of Industry and Information Technology of Hebei, http://gxt.hebei.gov.cn."""

    name = "hebei_gxt"
    agency, region = "河北省工业和信息化厅", "130000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://gxt.hebei.gov.cn/hbgyhxxht/zfxxgk/zfxxgknb/index.html", kind="annual_report"),)
