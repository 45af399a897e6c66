from gkcrawl.portals import Column, GkmlptSpider


class NanshanDrc(GkmlptSpider):
    """Development and Reform Bureau of Nanshan district, Shenzhen, http://www.szns.gov.cn/nsqfgj."""

    name = "nanshan_drc"
    agency, region = "深圳市南山区发展和改革局", "440305"
    status = "unverified"
    columns = (Column("信息公开目录", "http://www.szns.gov.cn/nsqfgj/gkmlpt/api/all/14921?page=1&sid=755405"),)
