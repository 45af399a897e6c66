from gkcrawl.portals import Column, TrsSpider


class Mlr2017(TrsSpider):
    """Ministry of Land and Resources, dissolved in 2018, http://www.mlr.gov.cn."""

    name = "mlr_2017"
    agency, region = "国土资源部", "100000"
    status = "moved"
    columns = (Column("政府信息公开年报", "http://www.mlr.gov.cn/zwgk/gkbg/2016/", kind="annual_report"),)
