"""Demo portal of the jhtml lists."""

from gkcrawl.portals import Column, GenericSpider


class DemoJhtml(GenericSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_jhtml"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市自然资源局", "420900"
    columns = (
        Column("年报", f"{base}/jhtml/zfxxgknb/index.jhtml", kind="annual_report"),
        Column("通知公告", f"{base}/jhtml/tzgg/index.jhtml", kind="notice"),
    )
