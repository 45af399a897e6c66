from gkcrawl.portals import Column, GenericSpider


class Tongzhou(GenericSpider):
    """Tongzhou district, Beijing, https://www.bjtzh.gov.cn."""

    name = "tongzhou"
    agency, region = "北京市通州区人民政府", "110112"
    columns = (Column("乡镇街道年报", "https://www.bjtzh.gov.cn/bjtz/zwgk/zcwj67/zfxxgknb/2024n78/xzjd/index.shtml", kind="annual_report"),)
