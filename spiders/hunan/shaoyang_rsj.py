from gkcrawl.portals import Column, UcapSpider


class ShaoyangRsj(UcapSpider):
    """Human Resources and Social Security Bureau of Shaoyang, https://rsj.shaoyang.gov.cn."""

    name = "shaoyang_rsj"
    agency, region = "邵阳市人力资源和社会保障局", "430500"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://rsj.shaoyang.gov.cn/syrsj/gknb/rlist.shtml", kind="annual_report"),)
