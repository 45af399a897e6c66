from gkcrawl.portals import Column, HanwebSpider


class JiangsuCzt(HanwebSpider):
    """Department of Finance of Jiangsu, https://czt.jiangsu.gov.cn."""

    name = "jiangsu_czt"
    agency, region = "江苏省财政厅", "320000"
    status = "unverified"
    columns = (Column("col8511", "https://czt.jiangsu.gov.cn/col/col8511/index.html"),)
