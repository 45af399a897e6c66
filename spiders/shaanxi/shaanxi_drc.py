from gkcrawl.portals import Column, TrsSpider


class ShaanxiDrc(TrsSpider):
    """Development and Reform Commission of Shaanxi, https://sndrc.shaanxi.gov.cn."""

    name = "shaanxi_drc"
    agency, region = "陕西省发展和改革委员会", "610000"
    status = "unverified"
    columns = (Column("行政规范性文件", "https://sndrc.shaanxi.gov.cn/zfxxgk/zc/fgwj/xzgfxwj/", kind="policy"),)
