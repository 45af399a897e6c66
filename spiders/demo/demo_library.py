"""Demo portal of the library of gov.cn."""

from gkcrawl.portals import Column, JsonSpider


class DemoLibrary(JsonSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_library"
    base = "http://127.0.0.1:8848"
    agency, region = "示例政府办公厅", "100000"
    columns = (
        Column("年报", f"{base}/library/search-gov/data?t=zhengcelibrary_gw&p=1&n=3", kind="annual_report"),
        Column("通知公告", f"{base}/library/search-gov/data?t=zhengcelibrary&p=1&n=3", kind="notice"),
    )
