from gkcrawl.portals import Column, JpaasSpider


class ZhejiangTxglj(JpaasSpider):
    """Communications Administration of Zhejiang, https://zjca.miit.gov.cn."""

    name = "zhejiang_txglj"
    agency, region = "浙江省通信管理局", "330000"
    status = "unverified"
    columns = (Column("通知公告", "https://zjca.miit.gov.cn/zwgk/tzgg/index.html", kind="notice"),)
