from gkcrawl.portals import Column, GenericSpider


class HaikouRsj(GenericSpider):
    """Human Resources and Social Security Bureau of Haikou, https://rsj.haikou.gov.cn."""

    name = "haikou_rsj"
    agency, region = "海口市人力资源和社会保障局", "460100"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://rsj.haikou.gov.cn/xxgk/xxgknb/", kind="annual_report"),)
