from gkcrawl.portals import Column, TrsSpider


class XiangyangGjj(TrsSpider):
    """Housing Provident Fund Center of Xiangyang, http://gjj.xiangyang.gov.cn."""

    name = "xiangyang_gjj"
    agency, region = "襄阳住房公积金中心", "420600"
    columns = (Column("政府信息公开年报", "http://gjj.xiangyang.gov.cn/zwgk/gknb/", kind="annual_report", mixed=True),)
