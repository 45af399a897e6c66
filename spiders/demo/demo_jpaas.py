"""Demo portal of Hanweb JPaaS."""

from gkcrawl.portals import Column, JpaasSpider


class DemoJpaas(JpaasSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_jpaas"
    base = "http://127.0.0.1:8848"
    agency, region = "示例省发展和改革委员会", "330000"
    columns = (
        Column("年报", f"{base}/jpaas/col/col1229565788/index.html", kind="annual_report"),
        Column("通知公告", f"{base}/jpaas/col/col1229123351/index.html", kind="notice"),
    )
