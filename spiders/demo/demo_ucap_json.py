"""Demo portal of UCAP's lists in JSON."""

from gkcrawl.portals import Column, UcapSpider


class DemoUcapJson(UcapSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    base = "http://127.0.0.1:8848"
    name, agency, region = "demo_ucap_json", "示例省人民政府", "230000"
    columns = (
        Column("年报", f"{base}/ucapjson/c0/zfxxgk_list.shtml", kind="annual_report"),
        Column("通知公告", f"{base}/ucapjson/c1/zfxxgk_list.shtml", kind="notice"),
        Column("公告", f"{base}/getFileListByCodeId", kind="notice", body="channelId=3c61eaab3127b040d4950fff177f09e5&page=1&size=3"),
    )
