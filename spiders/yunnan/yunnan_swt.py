from gkcrawl.portals import Column, GenericSpider


class YunnanSwt(GenericSpider):
    """Department of Commerce of Yunnan, https://swt.yn.gov.cn."""

    name = "yunnan_swt"
    agency, region = "云南省商务厅", "530000"
    status = "unverified"
    columns = (Column("categories/41", "https://swt.yn.gov.cn/categories/41"),)
