from gkcrawl.portals import Column, TrsSpider


class YibinJxj(TrsSpider):
    """Economy and Information Technology Bureau of Yibin, https://jjhxxhj.yibin.gov.cn."""

    name = "yibin_jxj"
    agency, region = "宜宾市经济和信息化局", "511500"
    status = "unverified"
    columns = (Column("文件通知", "https://jjhxxhj.yibin.gov.cn/sy/wjtz/"),)
