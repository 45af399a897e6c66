from gkcrawl.portals import Column, GkmlptSpider


class DongguanSwj(GkmlptSpider):
    """Commerce Bureau of Dongguan, http://dgboc.dg.gov.cn."""

    name = "dongguan_swj"
    agency, region = "东莞市商务局", "441900"
    status = "unverified"
    columns = (Column("信息公开目录", "http://dgboc.dg.gov.cn/gkmlpt/api/all/0?page=1&sid=769028"),)
