from gkcrawl.portals import Column, QuerySpider


class YunnanRst(QuerySpider):
    """Department of Human Resources and Social Security of Yunnan, https://hrss.yn.gov.cn."""

    name = "yunnan_rst"
    agency, region = "云南省人力资源和社会保障厅", "530000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://hrss.yn.gov.cn/InfoPublic.aspx?cid=1019&pid=971&page=1&kw=", kind="annual_report"),)
