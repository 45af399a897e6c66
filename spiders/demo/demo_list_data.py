"""Demo portal of Jiangxi's departments."""

from gkcrawl.portals import Column, ListDataSpider


class DemoListData(ListDataSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_list_data"
    base = "http://127.0.0.1:8848"
    agency, region = "示例省工业和信息化厅", "360000"
    columns = (
        Column("年报", f"{base}/list_data/col/col42150/index.html", kind="annual_report"),
        Column("通知公告", f"{base}/list_data/col/col42151/index.html", kind="notice"),
    )
