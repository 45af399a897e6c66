"""Demo portal of no family, behind shells."""

from gkcrawl.portals import Column, GenericSpider


class DemoShells(GenericSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    base = "http://127.0.0.1:8848"
    name, agency, region = "demo_shells", "示例区人民政府", "610100"
    columns = (
        Column("年报", f"{base}/shells/query/", kind="annual_report"),
        Column("通知公告", f"{base}/shells/frame/", kind="notice"),
        Column("其他文件", f"{base}/shells/stub/", kind="notice"),
    )
