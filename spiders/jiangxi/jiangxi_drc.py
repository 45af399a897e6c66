from gkcrawl.portals import Column, ListDataSpider


class JiangxiDrc(ListDataSpider):
    """Development and Reform Commission of Jiangxi, http://drc.jiangxi.gov.cn."""

    name = "jiangxi_drc"
    agency, region = "江西省发展和改革委员会", "360000"
    status = "unverified"
    columns = (Column("通知公告", "http://drc.jiangxi.gov.cn/col/col14590/index.html"),)
