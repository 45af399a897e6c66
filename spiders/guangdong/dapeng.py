from gkcrawl.portals import Column, GkmlptSpider


class Dapeng(GkmlptSpider):
    """Dapeng new district, Shenzhen, http://www.dpxq.gov.cn."""

    name = "dapeng"
    agency, region = "深圳市大鹏新区管理委员会", "440307"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.dpxq.gov.cn/gkmlpt/api/all/0?page=1&sid=755038"),)
