"""Demo portal whose rows lead to files, to another host, to WeChat and nowhere."""

from gkcrawl.portals import Column, GenericSpider


class DemoLooseEnds(GenericSpider):
    """Invented agency on this machine; ``-a base=URL`` says where ``gkcrawl demo serve`` listens."""

    name = "demo_loose_ends"
    base = "http://127.0.0.1:8848"
    agency, region = "示例县人民政府", "320900"
    follow_hosts = (".localhost",)
    columns = (Column("年报", f"{base}/loose/zfxxgknb/", kind="annual_report"),)
