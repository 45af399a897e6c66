from gkcrawl.portals import Column, TrsSpider


class ShanghaiRsj2017(TrsSpider):
    """Human Resources and Social Security Bureau of Shanghai, before its move, https://www.rsj.sh.gov.cn."""

    name = "shanghai_rsj_2017"
    agency, region = "上海市人力资源和社会保障局", "310000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://www.rsj.sh.gov.cn/201712333/xxgk/xxgknb/", kind="annual_report"),)
