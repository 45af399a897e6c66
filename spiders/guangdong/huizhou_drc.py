from gkcrawl.portals import Column, GkmlptSpider


class HuizhouDrc(GkmlptSpider):
    """Development and Reform Bureau of Huizhou, https://jhj.huizhou.gov.cn."""

    name = "huizhou_drc"
    agency, region = "惠州市发展和改革局", "441300"
    status = "unverified"
    columns = (Column("信息公开目录", "https://jhj.huizhou.gov.cn/gkmlpt/api/all/45?page=1&sid=752003"),)
