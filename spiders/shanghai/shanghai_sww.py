from gkcrawl.portals import Column, GenericSpider


class ShanghaiSww(GenericSpider):
    """Commission of Commerce of Shanghai, https://sww.sh.gov.cn."""

    name = "shanghai_sww"
    agency, region = "上海市商务委员会", "310000"
    status = "unverified"
    columns = (Column("最新信息公开", "https://sww.sh.gov.cn/zxxxgk/index.html"),)
