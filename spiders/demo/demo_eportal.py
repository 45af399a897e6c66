"""Demo portal of eportal."""

from gkcrawl.portals import Column, EportalSpider


class DemoEportal(EportalSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_eportal"
    base = "http://127.0.0.1:8848"
    agency, region = "示例省文化和旅游厅", "130000"
    columns = (
        Column("年报", f"{base}/eportal/ui?pageId=zfxxgknb&currentPage=1&moduleId=17f31a0b5c0e4d0f9a6b2c3d4e5f6071", kind="annual_report"),
        Column("通知公告", f"{base}/eportal/ui?pageId=tzgg&currentPage=1&moduleId=17f31a0b5c0e4d0f9a6b2c3d4e5f6071", kind="notice"),
    )
