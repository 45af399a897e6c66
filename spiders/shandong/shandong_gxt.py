from gkcrawl.portals import Column, HanwebSpider


class ShandongGxt(HanwebSpider):
    """Department of Industry and Information Technology of Shandong, http://gxt.shandong.gov.cn."""

    name = "shandong_gxt"
    agency, region = "山东省工业和信息化厅", "370000"
    status = "unverified"
    columns = (Column("col103865", "http://gxt.shandong.gov.cn/col/col103865/index.html"),)
