from gkcrawl.portals import Column, GenericSpider


class Handan(GenericSpider):
    """Handan, http://hdzfxxgk.hd.gov.cn."""

    name = "handan"
    agency, region = "邯郸市人民政府", "130400"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://hdzfxxgk.hd.gov.cn/zfxxgknb/", kind="annual_report"),)
