"""Demo portal of documents that are links to files."""

from gkcrawl.portals import Column, GenericSpider


class DemoFiles(GenericSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    base = "http://127.0.0.1:8848"
    name, agency, region = "demo_files", "示例县人民政府", "430700"
    columns = (
        Column("年报", f"{base}/filed/ndbg/", kind="annual_report"),
        Column("通知公告", f"{base}/filed/tzgg/", kind="notice"),
    )
