"""Demo portal of Liaoning's lists."""

from gkcrawl.portals import Column, GenericSpider


class DemoLiaoning(GenericSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_liaoning"
    base = "http://127.0.0.1:8848"
    agency, region = "示例省发展和改革委员会", "210000"
    columns = (
        Column("年报", f"{base}/liaoning/zc/zfxxgknb/index.shtml", kind="annual_report"),
        Column("通知公告", f"{base}/liaoning/zc/tzgg/index.shtml", kind="notice"),
    )
