"""Demo portal of VSB."""

from gkcrawl.portals import Column, VsbSpider


class DemoVsb(VsbSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_vsb"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市财政局", "532300"
    columns = (
        Column("年报", f"{base}/vsb/zfxxgk/zfxxgknb.htm", kind="annual_report"),
        Column("通知公告", f"{base}/vsb/zfxxgk/tzgg.htm", kind="notice"),
    )
