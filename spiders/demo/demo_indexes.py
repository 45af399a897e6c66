from gkcrawl.portals import BY_UNIT, BY_YEAR, Column, GenericSpider


class DemoIndexes(GenericSpider):
    """Demo portal of every shape of a 年报 index; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name, agency, region = "demo_indexes", "示例县人民政府", "511900"
    base = "http://127.0.0.1:8848"
    columns = (
        Column("按年度", f"{base}/indexes/years/", kind="annual_report", lists=BY_YEAR),
        Column("按单位", f"{base}/indexes/units/", kind="annual_report", lists=BY_UNIT),
        Column("混合栏目", f"{base}/indexes/mixed/", kind="annual_report", mixed=True),
        Column("文章", f"{base}/indexes/article/", kind="annual_report"),
        Column("标签页", f"{base}/indexes/tabs/", kind="annual_report"),
    )
