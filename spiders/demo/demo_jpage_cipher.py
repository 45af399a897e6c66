"""Demo portal of jpage whose further groups are a cipher."""

from gkcrawl.portals import Column, HanwebSpider


class DemoJpageCipher(HanwebSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_jpage_cipher"
    base = "http://127.0.0.1:8848"
    agency, region = "示例局", "100000"
    columns = (Column("年报", f"{base}/cipher/col/col74/index.html", kind="annual_report", window=True),)
