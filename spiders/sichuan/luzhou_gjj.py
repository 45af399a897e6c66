from gkcrawl.portals import Column, GenericSpider


class LuzhouGjj(GenericSpider):
    """Housing Provident Fund Center of Luzhou, https://zfgjj.luzhou.cn."""

    name = "luzhou_gjj"
    agency, region = "泸州市住房公积金管理中心", "510500"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://zfgjj.luzhou.cn/zwgk/xxgknb/content_25206", kind="annual_report", mixed=True),)
