from gkcrawl.portals import BY_YEAR, Column, TrsSpider


class Huairou(TrsSpider):
    """Huairou district, Beijing, https://www.bjhr.gov.cn."""

    name = "huairou"
    agency, region = "北京市怀柔区人民政府", "110116"
    columns = (
        Column("政府信息公开年报", "https://www.bjhr.gov.cn/zfxxgkzl/gknb/2018nb/", kind="annual_report", lists=BY_YEAR),
        Column("镇乡街道年报", "https://www.bjhr.gov.cn/zfxxgkzl/gknb/2018nb/zxjd2018/", kind="annual_report"),
    )
