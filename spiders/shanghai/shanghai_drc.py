from gkcrawl.portals import Column, GenericSpider


class ShanghaiDrc(GenericSpider):
    """Development and Reform Commission of Shanghai, https://fgw.sh.gov.cn."""

    name = "shanghai_drc"
    agency, region = "上海市发展和改革委员会", "310000"
    status = "unverified"
    columns = (Column("政策文件", "https://fgw.sh.gov.cn/fgw_zcwjfl/index.html", kind="policy"),)
