"""Demo portal of Fujian's avalon pages."""

from gkcrawl.portals import AvalonSpider, Column


class DemoAvalon(AvalonSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_avalon"
    base = "http://127.0.0.1:8848"
    agency, region = "示例省发展和改革委员会", "350000"
    columns = (
        Column("年报", f"{base}/avalon/5101/", kind="annual_report"),
        Column("通知公告", f"{base}/avalon/5102/", kind="notice"),
    )
