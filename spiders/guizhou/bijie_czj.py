from gkcrawl.portals import Column, TrsSpider


class BijieCzj(TrsSpider):
    """Finance Bureau of Bijie, https://www.bijie.gov.cn/bm/bjsczj."""

    name = "bijie_czj"
    agency, region = "毕节市财政局", "520500"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://www.bijie.gov.cn/bm/bjsczj/zwgk/xxgknb/", kind="annual_report"),)
