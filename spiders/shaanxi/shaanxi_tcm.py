from gkcrawl.portals import Column, TrsSpider


class ShaanxiTcm(TrsSpider):
    """Administration of Traditional Chinese Medicine of Shaanxi, http://atcm.shaanxi.gov.cn."""

    name = "shaanxi_tcm"
    agency, region = "陕西省中医药管理局", "610000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://atcm.shaanxi.gov.cn/zfxxgk/zfxxgknb/", kind="annual_report"),)
