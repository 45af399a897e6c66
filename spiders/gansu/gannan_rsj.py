from gkcrawl.portals import Column, VsbSpider


class GannanRsj(VsbSpider):
    """Human Resources and Social Security Bureau of Gannan prefecture, http://rsj.gnzrmzf.gov.cn."""

    name = "gannan_rsj"
    agency, region = "甘南藏族自治州人力资源和社会保障局", "623000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://rsj.gnzrmzf.gov.cn/zfxxgk1/zfxxgknb.htm", kind="annual_report"),)
