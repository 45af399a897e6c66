from gkcrawl.portals import Column, JpaasSpider


class Miit(JpaasSpider):
    """Ministry of Industry and Information Technology, https://www.miit.gov.cn."""

    name = "miit"
    agency, region = "工业和信息化部", "100000"
    status = "unverified"
    columns = (Column("政策文件", "https://www.miit.gov.cn/zwgk/zcwj/index.html", kind="policy"),)
