from gkcrawl.portals import Column, TrsSpider


class Shijingshan(TrsSpider):
    """Shijingshan district, Beijing, https://www.bjsjs.gov.cn."""

    name = "shijingshan"
    agency, region = "北京市石景山区人民政府", "110107"
    columns = (Column("政府信息公开年报", "https://www.bjsjs.gov.cn/gongkai/", kind="annual_report", lists="信息公开(年报|年度报告)$", mixed=True),)
