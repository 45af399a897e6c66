from gkcrawl.portals import Column, TrsSpider


class GuangxiZyyj(TrsSpider):
    """Administration of Traditional Chinese Medicine of Guangxi, http://zyyj.gxzf.gov.cn."""

    name = "guangxi_zyyj"
    agency, region = "广西壮族自治区中医药局", "450000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://zyyj.gxzf.gov.cn/XXGK/GKNB/", kind="annual_report"),)
