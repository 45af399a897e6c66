from gkcrawl.portals import Column, UcapSpider


class Hainan(UcapSpider):
    """Hainan, https://www.hainan.gov.cn."""

    name = "hainan"
    agency, region = "海南省人民政府", "460000"
    status = "unverified"
    columns = (Column("省政府政策文件", "https://www.hainan.gov.cn/hainan/zfwj/szfzcwj.shtml", kind="policy"),)
