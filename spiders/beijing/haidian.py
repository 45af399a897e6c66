from gkcrawl.portals import Column, GenericSpider


class Haidian(GenericSpider):
    """Haidian district, Beijing, https://www.bjhd.gov.cn."""

    name = "haidian"
    agency, region = "北京市海淀区人民政府", "110108"
    status = "moved"
    columns = (Column("政府信息公开年报", "https://www.bjhd.gov.cn/zfxxgk/zfxxgknb/", kind="annual_report"),)
