from gkcrawl.portals import Column, LonsunSpider


class AnhuiSwt(LonsunSpider):
    """Department of Commerce of Anhui, https://commerce.ah.gov.cn."""

    name = "anhui_swt"
    agency, region = "安徽省商务厅", "340000"
    status = "unverified"
    columns = (Column("工作通知", "https://commerce.ah.gov.cn/public/column/21711?type=4&catId=32712951&action=list"),)
