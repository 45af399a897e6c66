from gkcrawl.portals import Column, TrsSpider


class Luquan(TrsSpider):
    """Luquan autonomous county, Kunming, http://lq.km.gov.cn."""

    name = "luquan"
    agency, region = "禄劝彝族苗族自治县人民政府", "530128"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://lq.km.gov.cn/zfxxgkml/zfxxgkndbg/", kind="annual_report"),)
