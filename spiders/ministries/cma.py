from gkcrawl.portals import Column, TrsSpider


class Cma(TrsSpider):
    """China Meteorological Administration, http://www.cma.gov.cn."""

    name = "cma"
    agency, region = "中国气象局", "100000"
    status = "unverified"
    columns = (Column("规范性文件", "http://www.cma.gov.cn/zfxxgk/gknr/wjgk/gfxwj/", kind="policy"),)
