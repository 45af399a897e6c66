from gkcrawl.portals import Column, TrsSpider


class Chongqing(TrsSpider):
    """Chongqing, https://www.cq.gov.cn."""

    name = "chongqing"
    agency, region = "重庆市人民政府", "500000"
    status = "unverified"
    columns = (Column("市政府文件", "https://www.cq.gov.cn/zwgk/zfxxgkml/szfwj/", kind="policy"),)
