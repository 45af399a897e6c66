from gkcrawl.portals import Column, TrsSpider


class KunmingCzj(TrsSpider):
    """Finance Bureau of Kunming, https://czj.km.gov.cn."""

    name = "kunming_czj"
    agency, region = "昆明市财政局", "530100"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://czj.km.gov.cn/zfxxgk/zfxxgknb/", kind="annual_report"),)
