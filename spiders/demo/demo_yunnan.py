"""Demo portal of Yunnan's encoded pager."""

from gkcrawl.portals import Column, GenericSpider


class DemoYunnan(GenericSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_yunnan"
    base = "http://127.0.0.1:8848"
    agency, region = "示例省发展和改革委员会", "530000"
    columns = (
        Column("年报", f"{base}/yunnan/html/zfxxgknb/", kind="annual_report"),
        Column("通知公告", f"{base}/yunnan/html/tzgg/", kind="notice"),
    )
