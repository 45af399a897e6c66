from gkcrawl.portals import Column, GenericSpider


class ShanghaiRsj(GenericSpider):
    """Human Resources and Social Security Bureau of Shanghai, https://rsj.sh.gov.cn."""

    name = "shanghai_rsj"
    agency, region = "上海市人力资源和社会保障局", "310000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://rsj.sh.gov.cn/txxgknb_17198/", kind="annual_report"),)
