from gkcrawl.portals import Column, GenericSpider


class LiaoningSwt(GenericSpider):
    """Department of Commerce of Liaoning, https://swt.ln.gov.cn."""

    name = "liaoning_swt"
    agency, region = "辽宁省商务厅", "210000"
    status = "unverified"
    columns = (Column("通知公告", "https://swt.ln.gov.cn/swt/ywxx/tzgg/index.shtml", kind="notice"),)
