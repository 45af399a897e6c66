from gkcrawl.portals import Column, TrsSpider


class Xundian(TrsSpider):
    """Xundian autonomous county, Kunming, http://xd.km.gov.cn."""

    name = "xundian"
    agency, region = "寻甸回族彝族自治县人民政府", "530129"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://xd.km.gov.cn/zfxxgkml/zfxxgkndbg/", kind="annual_report"),)
