from gkcrawl.portals import Column, TrsSpider


class Mohrss(TrsSpider):
    """Ministry of Human Resources and Social Security, https://www.mohrss.gov.cn."""

    name = "mohrss"
    agency, region = "人力资源和社会保障部", "100000"
    columns = (Column("政府信息公开年报", "https://www.mohrss.gov.cn/xxgk2020/zfxxgknb/", kind="annual_report"),)
