from gkcrawl.portals import Column, HanwebSpider


class JiangsuDrc(HanwebSpider):
    """Development and Reform Commission of Jiangsu, https://fzggw.jiangsu.gov.cn."""

    name = "jiangsu_drc"
    agency, region = "江苏省发展和改革委员会", "320000"
    columns = (Column("通知公告", "https://fzggw.jiangsu.gov.cn/col/col284/index.html", kind="notice"),)
