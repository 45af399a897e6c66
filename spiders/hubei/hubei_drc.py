from gkcrawl.portals import Column, JsonSpider


class HubeiDrc(JsonSpider):
    """Development and Reform Commission of Hubei, https://fgw.hubei.gov.cn."""

    name = "hubei_drc"
    agency, region = "湖北省发展和改革委员会", "420000"
    status = "unverified"
    columns = (Column("规范性文件", "https://fgw.hubei.gov.cn/fbjd/zc/gfwj/wj/gfxwj.json", kind="policy"),)
