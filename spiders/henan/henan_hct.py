from gkcrawl.portals import Column, GenericSpider


class HenanHct(GenericSpider):
    """Department of Culture and Tourism of Henan, https://hct.henan.gov.cn."""

    name = "henan_hct"
    agency, region = "河南省文化和旅游厅", "410000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "https://hct.henan.gov.cn/zwgk/xxgk/zfxxgknb/", kind="annual_report"),)
