from gkcrawl.portals import Column, TrsSpider


class GuangxiDrc(TrsSpider):
    """Development and Reform Commission of Guangxi, http://fgw.gxzf.gov.cn."""

    name = "guangxi_drc"
    agency, region = "广西壮族自治区发展和改革委员会", "450000"
    status = "unverified"
    columns = (Column("文件中心", "http://fgw.gxzf.gov.cn/zfxxgkzl/wjzx/"),)
