from gkcrawl.portals import Column, TrsSpider


class Most(TrsSpider):
    """Ministry of Science and Technology, https://www.most.gov.cn."""

    name = "most"
    agency, region = "科学技术部", "100000"
    status = "unverified"
    columns = (Column("规范性文件", "https://www.most.gov.cn/xxgk/xinxifenlei/fdzdgknr/fgzc/gfxwj/", kind="policy"),)
