"""Demo portal of truecms."""

from gkcrawl.portals import Column, TruecmsSpider


class DemoTruecms(TruecmsSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_truecms"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市人民政府", "320600"
    columns = (
        Column("年报", f"{base}/truecms/002001/", kind="annual_report"),
        Column("通知公告", f"{base}/truecms/002002/", kind="notice"),
    )
