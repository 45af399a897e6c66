"""Demo portal of TRS IGS."""

from gkcrawl.portals import Column, JsonSpider


class DemoIgs(JsonSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_igs"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市工业和信息化局", "320100"
    columns = (
        Column("年报", f"{base}/igs/front/search/publish/data/list.html?filter[CHANNELID]=34357&pageSize=3&pageIndex=1", kind="annual_report"),
        Column("通知公告", f"{base}/igs/front/search.jhtml?code=17f31a0b5c0e4d0f9a6b2c3d4e5f6071&pageSize=3&pageNumber=1", kind="notice"),
    )
