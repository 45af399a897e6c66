"""Demo portal of the guestweb search."""

from gkcrawl.portals import Column, JsonSpider


class DemoGuestweb(JsonSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_guestweb"
    base = "http://127.0.0.1:8848"
    agency, region = "示例省人民政府", "510000"
    columns = (
        Column("年报", f"{base}/guestweb/sHtml?columnId=501&page=1", kind="annual_report"),
        Column("通知公告", f"{base}/guestweb/sHtml?columnId=502&page=1", kind="notice"),
    )
