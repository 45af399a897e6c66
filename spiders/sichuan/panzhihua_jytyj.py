from gkcrawl.portals import Column, GenericSpider


class PanzhihuaJytyj(GenericSpider):
    """Education and Sports Bureau of Panzhihua, http://jytyj.panzhihua.gov.cn."""

    name = "panzhihua_jytyj"
    agency, region = "攀枝花市教育和体育局", "510400"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://jytyj.panzhihua.gov.cn/zfxxgk/zfxxgknb/index.shtml", kind="annual_report"),)
