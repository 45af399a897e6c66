"""Demo portal of Hanweb jsearch."""

from gkcrawl.portals import Column, JsonSpider


class DemoJsearch(JsonSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_jsearch"
    base = "http://127.0.0.1:8848"
    agency, region = "示例省人民政府", "330000"
    columns = (
        Column("年报", f"{base}/jsearchfront/interfaces/search.do?cateid=781&pg=3&p=1", kind="annual_report"),
        Column("通知公告", f"{base}/jsearchfront/interfaces/search.do?cateid=782&pg=3&p=1", kind="notice"),
    )
