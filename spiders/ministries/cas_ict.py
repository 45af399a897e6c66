from gkcrawl.portals import Column, TrsSpider


class CasIct(TrsSpider):
    """Institute of Computing Technology, Chinese Academy of Sciences, http://www.ict.cas.cn."""

    name = "cas_ict"
    agency, region = "中国科学院计算技术研究所", "100000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://www.ict.cas.cn/xxgk/xxgknb/", kind="annual_report"),)
