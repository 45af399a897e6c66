from gkcrawl.portals import Column, JsonSpider


class NanjingDrc(JsonSpider):
    """Development and Reform Commission of Nanjing, https://fgw.nanjing.gov.cn."""

    name = "nanjing_drc"
    agency, region = "南京市发展和改革委员会", "320100"
    status = "unverified"
    columns = (
        Column(
            "31139",
            "https://fgw.nanjing.gov.cn/igs/front/search/publish/data/list.html?index=wzqsearch-v20190124&type=infomation&siteId=47&pageSize=20&orderProperty=DOCRELTIME&orderDirection=desc&pageIndex=1&filter[SITEID]=47&filter[CHANNELID]=31139&pageNumber=1",
        ),
    )
