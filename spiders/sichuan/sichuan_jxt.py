from gkcrawl.portals import Column, UcapSpider


class SichuanJxt(UcapSpider):
    """Department of Economy and Information Technology of Sichuan, https://jxt.sc.gov.cn."""

    name = "sichuan_jxt"
    agency, region = "四川省经济和信息化厅", "510000"
    status = "unverified"
    columns = (Column("文件发布", "https://jxt.sc.gov.cn/scjxt/wjfb/common_list.shtml"),)
