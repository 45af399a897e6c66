from gkcrawl.portals import Column, TrsSpider


class JilinDrc(TrsSpider):
    """Development and Reform Commission of Jilin, https://jldrc.jl.gov.cn."""

    name = "jilin_drc"
    agency, region = "吉林省发展和改革委员会", "220000"
    status = "unverified"
    columns = (Column("吉林政策", "https://jldrc.jl.gov.cn/zcfg/jlzc/", kind="policy"),)
