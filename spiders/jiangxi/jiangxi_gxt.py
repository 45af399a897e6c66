from gkcrawl.portals import Column, ListDataSpider


class JiangxiGxt(ListDataSpider):
    """Department of Industry and Information Technology of Jiangxi, https://gxt.jiangxi.gov.cn."""

    name = "jiangxi_gxt"
    agency, region = "江西省工业和信息化厅", "360000"
    status = "unverified"
    columns = (Column("政策文件", "https://gxt.jiangxi.gov.cn/jxsgyhxxht/zcwj/index.html", kind="policy"),)
