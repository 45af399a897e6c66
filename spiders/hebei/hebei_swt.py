from gkcrawl.portals import Column, GenericSpider


class HebeiSwt(GenericSpider):
    """Department of Commerce of Hebei, http://swt.hebei.gov.cn."""

    name = "hebei_swt"
    agency, region = "河北省商务厅", "130000"
    status = "unverified"
    columns = (Column("信息公开", "http://swt.hebei.gov.cn/newsContentform/infoPublicList?d-16399-p=1&y=1&channelId=621"),)
