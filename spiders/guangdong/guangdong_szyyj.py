from gkcrawl.portals import Column, NfcmsSpider


class GuangdongSzyyj(NfcmsSpider):
    """Administration of Traditional Chinese Medicine of Guangdong, http://szyyj.gd.gov.cn."""

    name = "guangdong_szyyj"
    agency, region = "广东省中医药局", "440000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://szyyj.gd.gov.cn/zwgk/xxgknb/", kind="annual_report"),)
