from gkcrawl.portals import Column, GenericSpider


class HenanTyj(GenericSpider):
    """Sports Bureau of Henan, https://tyj.henan.gov.cn."""

    name = "henan_tyj"
    agency, region = "河南省体育局", "410000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://tyj.henan.gov.cn/xxgk/zfxxgknb/", kind="annual_report"),)
