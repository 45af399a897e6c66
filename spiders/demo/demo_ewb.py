"""Demo portal of Epoint EWB."""

from gkcrawl.portals import Column, EwbSpider


class DemoEwb(EwbSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_ewb"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市住房和城乡建设局", "320500"
    columns = (
        Column("年报", f"{base}/ewb/govInfoPub.html?deptcode=014&categorynum=002001", kind="annual_report"),
        Column("通知公告", f"{base}/ewb/govInfoPub.html?deptcode=014&categorynum=002002", kind="notice"),
    )
