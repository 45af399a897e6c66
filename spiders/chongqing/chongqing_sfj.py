from gkcrawl.portals import Column, JsonSpider


class ChongqingSfj(JsonSpider):
    """Library of administrative documents at the Justice Bureau of Chongqing, https://sfj.cq.gov.cn."""

    name = "chongqing_sfj"
    agency, region = "重庆市司法局", "500000"
    status = "unverified"
    columns = (Column("行政文件库", "https://sfj.cq.gov.cn/xzwjk/fileLib/data/pageRule1?current=1&size=15"),)
