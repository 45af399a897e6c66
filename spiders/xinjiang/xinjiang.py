from gkcrawl.portals import Column, UcapSpider


class Xinjiang(UcapSpider):
    """Xinjiang, https://www.xinjiang.gov.cn."""

    name = "xinjiang"
    agency, region = "新疆维吾尔自治区人民政府", "650000"
    status = "unverified"
    columns = (Column("政府令", "https://www.xinjiang.gov.cn/xinjiang/zfl/zfxxgk_zhengce_list.shtml", kind="policy"),)
