"""Demo portal of the feed of gov.cn."""

from gkcrawl.portals import Column, JsonSpider


class DemoFeed(JsonSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_feed"
    base = "http://127.0.0.1:8848"
    agency, region = "示例政府办公厅", "100000"
    columns = (Column("最新政策", f"{base}/feed/zhengce/zuixin/ZUIXINZHENGCE.json", kind="notice"),)
