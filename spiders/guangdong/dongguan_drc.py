from gkcrawl.portals import Column, GkmlptSpider


class DongguanDrc(GkmlptSpider):
    """Development and Reform Bureau of Dongguan, https://dgdp.dg.gov.cn."""

    name = "dongguan_drc"
    agency, region = "东莞市发展和改革局", "441900"
    status = "unverified"
    columns = (Column("信息公开目录", "https://dgdp.dg.gov.cn/gkmlpt/api/all/21?page=1&sid=769006"),)
