from gkcrawl.portals import Column, TrsSpider


class Mva(TrsSpider):
    """Ministry of Veterans Affairs, https://www.mva.gov.cn."""

    name = "mva"
    agency, region = "退役军人事务部", "100000"
    columns = (Column("政府信息公开年报", "https://www.mva.gov.cn/gongkai/zfxxgkpt/zfxxgknb/", kind="annual_report"),)
