from gkcrawl.portals import Column, HanwebSpider


class YanchengGxj(HanwebSpider):
    """Industry and Information Technology Bureau of Yancheng, https://gxj.yancheng.gov.cn."""

    name = "yancheng_gxj"
    agency, region = "盐城市工业和信息化局", "320900"
    status = "unverified"
    columns = (Column("通知公告", "https://gxj.yancheng.gov.cn/col/col1833/index.html"),)
