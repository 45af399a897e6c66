"""Demo portal of the gkmlpt family."""

from gkcrawl.portals import Column, GkmlptSpider


class DemoGkmlpt(GkmlptSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_gkmlpt"
    base = "http://127.0.0.1:8848"
    agency, region = "示例区教育局", "440000"
    columns = (
        Column("年报", f"{base}/gkmlpt/gkmlpt/api/all/11?page=1&sid=100001", kind="annual_report"),
        Column("通知公告", f"{base}/gkmlpt/gkmlpt/api/all/12?page=1&sid=100001", kind="notice"),
    )
