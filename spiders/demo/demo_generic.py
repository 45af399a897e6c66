"""Demo portal of no family."""

from gkcrawl.portals import Column, GenericSpider


class DemoGeneric(GenericSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    base = "http://127.0.0.1:8848"
    name, agency, region = "demo_generic", "示例区人民政府", "610100"
    columns = (
        Column("年报", f"{base}/generic/gknb/", kind="annual_report"),
        Column("通知公告", f"{base}/generic/onclick/", kind="notice"),
        Column("公告公示", f"{base}/generic/script/", kind="notice"),
    )
