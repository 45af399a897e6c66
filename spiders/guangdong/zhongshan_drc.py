from gkcrawl.portals import Column, GkmlptSpider


class ZhongshanDrc(GkmlptSpider):
    """Development and Reform Bureau of Zhongshan, http://www.zs.gov.cn/zsfgj."""

    name = "zhongshan_drc"
    agency, region = "中山市发展和改革局", "442000"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.zs.gov.cn/zsfgj/gkmlpt/api/all/0?page=1&sid=760021"),)
