from gkcrawl.portals import Column, UcapSpider


class Csrc(UcapSpider):
    """China Securities Regulatory Commission, https://www.csrc.gov.cn."""

    name = "csrc"
    agency, region = "中国证券监督管理委员会", "100000"
    status = "unverified"
    columns = (Column("证监会要闻", "https://www.csrc.gov.cn/csrc/c100028/common_xq_list.shtml"),)
