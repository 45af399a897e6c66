from gkcrawl.portals import Column, JpaasSpider


class ZhejiangDrc(JpaasSpider):
    """Development and Reform Commission of Zhejiang, https://fzggw.zj.gov.cn."""

    name = "zhejiang_drc"
    agency, region = "浙江省发展和改革委员会", "330000"
    columns = (Column("行政规范性文件", "https://fzggw.zj.gov.cn/col/col1229565788/index.html"),)
