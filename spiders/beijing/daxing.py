from gkcrawl.portals import BY_YEAR, Column, GenericSpider


class Daxing(GenericSpider):
    """Daxing district, Beijing, https://www.bjdx.gov.cn."""

    name = "daxing"
    agency, region = "北京市大兴区人民政府", "110115"
    columns = (
        Column("政府信息公开年报", "https://www.bjdx.gov.cn/bjsdxqrmzf/zwfw/zfxxgk/dxqzf69/2018n/", kind="annual_report", lists=BY_YEAR),
        Column("街乡镇年报", "https://www.bjdx.gov.cn/bjsdxqrmzf/zwfw/zfxxgk/dxqzf69/2018n/xzjd/", kind="annual_report"),
    )
