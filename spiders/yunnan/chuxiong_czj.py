from gkcrawl.portals import Column, VsbSpider


class ChuxiongCzj(VsbSpider):
    """Finance Bureau of Chuxiong prefecture, https://czj.cxz.gov.cn."""

    name = "chuxiong_czj"
    agency, region = "楚雄彝族自治州财政局", "532300"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://czj.cxz.gov.cn/zfxxgk/zfxxgknb.htm", kind="annual_report"),)
