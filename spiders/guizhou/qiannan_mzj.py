from gkcrawl.portals import Column, TrsSpider


class QiannanMzj(TrsSpider):
    """Civil Affairs Bureau of Qiannan prefecture, https://mzj.qiannan.gov.cn."""

    name = "qiannan_mzj"
    agency, region = "黔南布依族苗族自治州民政局", "522700"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://mzj.qiannan.gov.cn/zwgk_500428/xxgknb/", kind="annual_report"),)
