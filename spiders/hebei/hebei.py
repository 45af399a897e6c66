from gkcrawl.portals import BlockSpider, Column


class Hebei(BlockSpider):
    """Hebei, https://www.hebei.gov.cn."""

    name = "hebei"
    agency, region = "河北省人民政府", "130000"
    status = "unverified"
    columns = (Column("政策文件", "https://www.hebei.gov.cn/columns/49f13cc2-db03-4d0c-b4fe-2f3f659d3b6e/index.html"),)
