from gkcrawl.portals import Column, TrsSpider


class WuhanMzj(TrsSpider):
    """Civil Affairs Bureau of Wuhan, https://mzj.wuhan.gov.cn."""

    name = "wuhan_mzj"
    agency, region = "武汉市民政局", "420100"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://mzj.wuhan.gov.cn/zwgk_918/xxgknb/", kind="annual_report"),)
