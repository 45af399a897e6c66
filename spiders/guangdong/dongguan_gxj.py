from gkcrawl.portals import Column, GkmlptSpider


class DongguanGxj(GkmlptSpider):
    """Industry and Information Technology Bureau of Dongguan, http://im.dg.gov.cn."""

    name = "dongguan_gxj"
    agency, region = "东莞市工业和信息化局", "441900"
    status = "unverified"
    columns = (Column("信息公开目录", "http://im.dg.gov.cn/gkmlpt/api/all/0?page=1&sid=769033"),)
