"""Demo portal of TRS WAS5."""

from gkcrawl.portals import Column, Was5Spider


class DemoWas5(Was5Spider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    base = "http://127.0.0.1:8848"
    name, agency, region = "demo_was5", "示例省教育厅", "350000"
    columns = (
        Column("年报", f"{base}/was5/web/search?channelid=291575&prepage=3&page=1", kind="annual_report"),
        Column("通知公告", f"{base}/was5/web/search?channelid=291576&prepage=3&page=1", kind="notice"),
        Column("政策文件", f"{base}/was5/web/search?channelid=291577&prepage=3&page=1", kind="notice"),
    )
