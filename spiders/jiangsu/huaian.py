from gkcrawl.portals import Column, GenericSpider


class Huaian(GenericSpider):
    """Huai'an, https://www.huaian.gov.cn."""

    name = "huaian"
    agency, region = "淮安市人民政府", "320800"
    columns = (Column("政府信息公开年报", "https://www.huaian.gov.cn/col/18073_668815/index.html", kind="annual_report"),)
