"""Demo portal of a tree of units, with what coverage is to find in it."""

from gkcrawl.portals import BY_UNIT, Column, GenericSpider


class DemoRoster(GenericSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    base = "http://127.0.0.1:8848"
    name, agency, region = "demo_roster", "示例县人民政府", "511900"
    columns = (
        Column("部门年报", f"{base}/roster/units/", kind="annual_report", lists=BY_UNIT),
        Column("政府年报", f"{base}/roster/own/", kind="annual_report"),
    )
