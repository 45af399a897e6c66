from gkcrawl.portals import Column, GkmlptSpider


class GuangdongWhly(GkmlptSpider):
    """Department of Culture and Tourism of Guangdong, http://whly.gd.gov.cn."""

    name = "guangdong_whly"
    agency, region = "广东省文化和旅游厅", "440000"
    status = "unverified"
    columns = (Column("政府信息公开年报", "http://whly.gd.gov.cn/gkmlpt/api/all/2629?page=1&sid=175", kind="annual_report"),)
