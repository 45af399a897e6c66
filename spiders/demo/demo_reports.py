"""Demo portal of annual reports alone, in all forms."""

from gkcrawl.portals import Column, GenericSpider


class DemoReports(GenericSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    base = "http://127.0.0.1:8848"
    name, agency, region = "demo_reports", "璞渟县人民政府", "430700"
    columns = (Column("年报", f"{base}/yearly/nb/", kind="annual_report"),)
