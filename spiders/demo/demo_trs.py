"""Demo portal of the TRS family."""

from gkcrawl.portals import Column, TrsSpider


class DemoTrs(TrsSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_trs"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市发展和改革局", "320000"
    columns = (
        Column("年报", f"{base}/trs/xxgk/zfxxgknb/", kind="annual_report"),
        Column("通知公告", f"{base}/trs/xxgk/tzgg/", kind="notice"),
    )
