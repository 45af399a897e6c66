from gkcrawl.portals import Column, GkmlptSpider


class Zhuhai(GkmlptSpider):
    """Zhuhai, http://www.zhuhai.gov.cn."""

    name = "zhuhai"
    agency, region = "珠海市人民政府", "440400"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.zhuhai.gov.cn/gkmlpt/api/all/0?page=1&sid=756001"),)
