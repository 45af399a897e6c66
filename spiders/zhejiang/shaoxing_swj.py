from gkcrawl.portals import Column, JpaasSpider


class ShaoxingSwj(JpaasSpider):
    """Commerce Bureau of Shaoxing, https://swj.sx.gov.cn."""

    name = "shaoxing_swj"
    agency, region = "绍兴市商务局", "330600"
    status = "unverified"
    columns = (Column("col1229460800", "https://swj.sx.gov.cn/col/col1229460800/index.html"),)
