"""Demo portal of the Hanweb jpage family."""

from gkcrawl.portals import Column, HanwebSpider


class DemoJpage(HanwebSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_jpage"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市财政局", "330000"
    columns = (
        Column("年报", f"{base}/jpage/col/col101/index.html", kind="annual_report"),
        Column("通知公告", f"{base}/jpage/col/col102/index.html", kind="notice"),
    )
