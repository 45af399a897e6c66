from gkcrawl.portals import Column, GkmlptSpider


class GuangzhouRsj(GkmlptSpider):
    """Human Resources and Social Security Bureau of Guangzhou, https://rsj.gz.gov.cn."""

    name = "guangzhou_rsj"
    agency, region = "广州市人力资源和社会保障局", "440100"
    status = "unverified"
    columns = (Column("信息公开目录", "https://rsj.gz.gov.cn/gkmlpt/api/all/505?sid=200025"),)
