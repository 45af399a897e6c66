"""Demo portal of the xxgk module of Hanweb."""

from gkcrawl.portals import Column, XxgkSpider


class DemoXxgk(XxgkSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_xxgk"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市人民政府", "330100"
    columns = (
        Column("年报", f"{base}/xxgk/col/1229498488/index.html", kind="annual_report"),
        Column("通知公告", f"{base}/xxgk/col/1229498489/index.html", kind="notice"),
    )
