from gkcrawl.portals import BY_YEAR, Column, TrsSpider


class Shuicheng(TrsSpider):
    """Shuicheng district, Liupanshui, http://www.shuicheng.gov.cn."""

    name = "shuicheng"
    agency, region = "六盘水市水城区人民政府", "520204"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://www.shuicheng.gov.cn/newsite/zwgk/zfxxgk_1/zfxxgknb/nb_2022n/", kind="annual_report", lists=BY_YEAR),)
