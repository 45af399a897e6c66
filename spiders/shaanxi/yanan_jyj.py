from gkcrawl.portals import Column, GenericSpider


class YananJyj(GenericSpider):
    """Education Bureau of Yan'an, https://jyj.yanan.gov.cn."""

    name = "yanan_jyj"
    agency, region = "延安市教育局", "610600"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://jyj.yanan.gov.cn/zfxxgk/zfxxgknb/1.html", kind="annual_report"),)
