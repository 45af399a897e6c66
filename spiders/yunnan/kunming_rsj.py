from gkcrawl.portals import Column, TrsSpider


class KunmingRsj(TrsSpider):
    """Human Resources and Social Security Bureau of Kunming, https://rsj.km.gov.cn."""

    name = "kunming_rsj"
    agency, region = "昆明市人力资源和社会保障局", "530100"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://rsj.km.gov.cn/zfxxgk/zfxxgknb/", kind="annual_report"),)
