"""Demo portal of NFCMS."""

from gkcrawl.portals import Column, NfcmsSpider


class DemoNfcms(NfcmsSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_nfcms"
    base = "http://127.0.0.1:8848"
    agency, region = "示例市商务局", "440300"
    columns = (
        Column("年报", f"{base}/nfcms/zfxxgknb/index.html", kind="annual_report"),
        Column("通知公告", f"{base}/nfcms/tzgg/index.html", kind="notice"),
    )
