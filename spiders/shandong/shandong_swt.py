from gkcrawl.portals import Column, HanwebSpider


class ShandongSwt(HanwebSpider):
    """Department of Commerce of Shandong, http://commerce.shandong.gov.cn."""

    name = "shandong_swt"
    agency, region = "山东省商务厅", "370000"
    status = "unverified"
    columns = (Column("col16257", "http://commerce.shandong.gov.cn/col/col16257/index.html"),)
