"""Demo portal of UCAP's static lists."""

from gkcrawl.portals import Column, UcapSpider


class DemoUcap(UcapSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_ucap"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市人民政府", "321300"
    columns = (
        Column("年报", f"{base}/ucap/gknb/xxgk_list.shtml", kind="annual_report"),
        Column("通知公告", f"{base}/ucap/tzgg/xxgk_list.shtml", kind="notice"),
        Column("部门文件", f"{base}/ucap/xxgkbmwj/xxgk_lists.shtml", kind="notice"),
    )
