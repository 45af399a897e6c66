from gkcrawl.portals import BY_YEAR, Column, TrsSpider


class Miyun(TrsSpider):
    """Miyun district, Beijing, https://www.bjmy.gov.cn."""

    name = "miyun"
    agency, region = "北京市密云区人民政府", "110118"
    columns = (Column("政府信息公开年报", "https://www.bjmy.gov.cn/zwgk/zfxxgk/zfxxgknb/gknb2018/", kind="annual_report", lists=BY_YEAR),)
