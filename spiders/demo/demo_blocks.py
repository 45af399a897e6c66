"""Demo portal of Hebei's blocks."""

from gkcrawl.portals import BlockSpider, Column


class DemoBlocks(BlockSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_blocks"
    base = "http://127.0.0.1:8848"
    agency, region = "示例省人民政府", "130000"
    columns = (
        Column("年报", f"{base}/columns/49f13cc2-db03-4d0c-b4fe-2f3f659d3b01/index.html", kind="annual_report"),
        Column("通知公告", f"{base}/columns/49f13cc2-db03-4d0c-b4fe-2f3f659d3b02/index.html", kind="notice"),
    )
