from gkcrawl.portals import Column, JpaasSpider


class ZhejiangKjt(JpaasSpider):
    """Department of Science and Technology of Zhejiang, https://kjt.zj.gov.cn."""

    name = "zhejiang_kjt"
    agency, region = "浙江省科学技术厅", "330000"
    status = "unverified"
    columns = (Column("col1229225203", "https://kjt.zj.gov.cn/col/col1229225203/index.html"),)
