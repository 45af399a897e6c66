from gkcrawl.portals import Column, JsonSpider


class Govcn(JsonSpider):
    """Policy library of the State Council, https://www.gov.cn."""

    name = "govcn"
    agency, region = "国务院", "100000"
    status = "unverified"
    columns = (
        Column("国务院文件", "https://sousuo.www.gov.cn/search-gov/data?t=zhengcelibrary_gw&q=&timetype=timezd&sort=&sortType=1&p=1&n=50", kind="policy"),
        Column("国务院部门文件", "https://sousuo.www.gov.cn/search-gov/data?t=zhengcelibrary_bm&q=&timetype=timezd&sort=&sortType=1&p=1&n=50", kind="policy"),
    )
