from gkcrawl.portals import Column, TrsSpider


class YulinSthj(TrsSpider):
    """Ecology and Environment Bureau of Yulin, https://hb.yl.gov.cn."""

    name = "yulin_sthj"
    agency, region = "榆林市生态环境局", "610800"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://hb.yl.gov.cn/zfxxgk/zfxxgknb/", kind="annual_report"),)
