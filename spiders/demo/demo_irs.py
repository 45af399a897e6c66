"""Demo portal of 海云 IRS."""

from gkcrawl.portals import Column, JsonSpider


class DemoIrs(JsonSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_irs"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市人民政府", "500000"
    columns = (
        Column("年报", f"{base}/irs/front/list", kind="annual_report", body='{"dataTypeId": 8001, "pageNo": 1, "pageSize": 3}'),
        Column("通知公告", f"{base}/irs/front/list?type=2", kind="notice", body='{"dataTypeId": 8002, "pageNo": 1, "pageSize": 3}'),
    )
