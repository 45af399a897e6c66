from gkcrawl.portals import Column, TrsSpider


class JiujiangGxj(TrsSpider):
    """Industry and Information Technology Bureau of Jiujiang, https://gxj.jiujiang.gov.cn."""

    name = "jiujiang_gxj"
    agency, region = "九江市工业和信息化局", "360400"
    status = "unverified"
    columns = (Column("政策文件", "https://gxj.jiujiang.gov.cn/zwgk_248/jc/zcwj/index.html", kind="policy"),)
