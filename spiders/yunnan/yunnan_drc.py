from gkcrawl.portals import Column, GenericSpider


class YunnanDrc(GenericSpider):
    """Development and Reform Commission of Yunnan, https://yndrc.yn.gov.cn."""

    name = "yunnan_drc"
    agency, region = "云南省发展和改革委员会", "530000"
    status = "unverified"
    columns = (Column("其他文件", "https://yndrc.yn.gov.cn/html/zhengwugongkai/zhengcewenjian/qitawenjian/"),)
