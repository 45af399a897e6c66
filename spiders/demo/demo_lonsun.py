"""Demo portal of Lonsun."""

from gkcrawl.portals import Column, LonsunSpider


class DemoLonsun(LonsunSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_lonsun"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市发展和改革委员会", "340100"
    columns = (
        Column("年报", f"{base}/lonsun/public/column/21691?type=4&catId=32712951&action=list", kind="annual_report"),
        Column("通知公告", f"{base}/lonsun/content/column/49637171?pageIndex=1", kind="notice"),
    )
