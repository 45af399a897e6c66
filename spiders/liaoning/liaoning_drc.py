from gkcrawl.portals import Column, GenericSpider


class LiaoningDrc(GenericSpider):
    """Development and Reform Commission of Liaoning, https://fgw.ln.gov.cn."""

    name = "liaoning_drc"
    agency, region = "辽宁省发展和改革委员会", "210000"
    status = "unverified"
    columns = (Column("最新政策", "https://fgw.ln.gov.cn/fgw/zc/zxzc/index.shtml", kind="policy"),)
