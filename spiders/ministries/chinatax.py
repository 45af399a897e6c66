from gkcrawl.portals import Column, UcapSpider


class Chinatax(UcapSpider):
    """State Taxation Administration, https://www.chinatax.gov.cn."""

    name = "chinatax"
    agency, region = "国家税务总局", "100000"
    columns = (
        Column("政府信息公开年报", "https://www.chinatax.gov.cn/getFileListByCodeId", kind="annual_report", body="channelId=61eaab3127b040d4950fff177f09e561&page=1&size=20&relateSubChannels=true"),
    )
