from gkcrawl.portals import Column, GenericSpider


class Fangshan(GenericSpider):
    """Fangshan district, Beijing, https://www.bjfsh.gov.cn."""

    name = "fangshan"
    agency, region = "北京市房山区人民政府", "110111"
    status = "moved"
    columns = (Column("政府信息公开年报", "https://www.bjfsh.gov.cn/zfxxgk/zfxxgknb/", kind="annual_report"),)
