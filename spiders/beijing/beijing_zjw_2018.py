from gkcrawl.portals import Column, GenericSpider


class BeijingZjw2018(GenericSpider):
    """Commission of Housing and Urban-Rural Development of Beijing, on the old platform, http://zfxxgk.beijing.gov.cn."""

    name = "beijing_zjw_2018"
    agency, region = "北京市住房和城乡建设委员会", "110000"
    status = "moved"
    columns = (Column("政府信息公开年报", "http://zfxxgk.beijing.gov.cn/110016/zfxxgknb/list.shtml", kind="annual_report"),)
