from gkcrawl.portals import Column, GenericSpider


class QujingRsj(GenericSpider):
    """Human Resources and Social Security Bureau of Qujing, https://rsj.qj.gov.cn."""

    name = "qujing_rsj"
    agency, region = "曲靖市人力资源和社会保障局", "530300"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://rsj.qj.gov.cn/list/xxgknb/auto/124.html", kind="annual_report"),)
