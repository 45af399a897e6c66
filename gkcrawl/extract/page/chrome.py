"""Recognises lines of site chrome: buttons, credits, breadcrumbs, previous and next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import squash
from gkcrawl.extract.page.pager_words import are_page_numbers, is_pager

if TYPE_CHECKING:
    from gkcrawl.extract.page.layout import Line

# What only the foot of a site says.
SITE_FOOT = re.compile(
    r"版权所有(?![人者权])|(?:ICP|icp)备\D{0,4}\d{4}|网安备\D{0,4}\d{4}|网站标识码|技术支持\s*[:：]|Copyright|copyright|COPYRIGHT"
)
_BUTTON = (
    r"打印|关闭|返回|收藏|分享|下载|我要|复制|保存|推荐|评论|纠错|举报|点赞|关注|发表|小字号|大|中|小|繁體|繁体|简体|文字版|全真版"
    r"|扫一扫|更多|微信|微博|朋友圈|QQ空间|豆瓣网?|新浪微博|人人网|空间|邮件"
)
_MARKS = r"|【】\[\]()（）<>/:：、"
# What a line of buttons begins with, and what it consists of.
_FIRST_BUTTON = re.compile(rf"[{_MARKS}]*(?:{_BUTTON})")
_BUTTONS = re.compile(
    rf"{_BUTTON}|本页|此页|本稿|文章|页面|内容|窗口|顶部|列表|上一页|首页|链接|到|至|本文|正文|[{_MARKS}]"
)
# Matched against a whole line without white space.
_CHROME = re.compile(
    r"[【\[(（<]*(?:"
    r"无障碍(?:浏览)?|字[体号][:：]?.{0,12}|【?字体[:：]?.{0,12}】?"
    r"|(?:您|你)?(?:当前|现在)?(?:所在)?的?位置(?:[:：>].*|是.*)|当前位置.*"
    r"|(?:手机|微信|用微信)?扫[一码]扫?|(?:本文|手机|微信)?二维码|手机(?:版|浏览)|分享[到至].{0,30}|下载本信息公开文件"
    r"|(?:浏览|点击|阅读|访问)(?:次数|量|数|率)?[:：]?[\d次]*"
    r"|(?:上|下|前|后)一(?:篇|条|页|则)(?:[:：].*)?|[上下]篇[:：].*|没有了"
    r"|(?:[【\[]纠错[】\]])?[【\[(（]?(?:文字|图片|文章)?(?:责任编辑|责编|编辑|审核|校对|录入|信息员|编审|[一二三]审|[一二三]校|监制|供稿|撰稿|终审|初审|复审|值班编辑|签发人?|网站编辑|来源|稿源)[:：][^。；]{0,40}"
    r"|(?:对不起[,，]?)?[您你]的浏览器.{0,6}不支持.{0,40}|返回.{2,6}[,，]查看更多|\+1|标签[:：].{1,60}|本文(?:链接|地址)[:：].*|引用(?:地址|通告)[:：].*|转载请注明.*"
    r"|本文来源[:：].{0,60}|(?:\[\d+\])+|[\[\]\d]+(?:[上下]一页|[首末尾]页)+|第\d+页|共\d+页.*|阅读全文[^。]*|展开全文|版权所有(?![人者权])[^。]*|网站声明[^。]*"
    r")[】\])）>]*"
)

# 用微信扫描二维码分享至朋友圈, 扫一扫在手机打开当前页: how to take this page along. Who asks to scan a code and fill
# in a form, or to take something else along, says something of the document.
_SCAN = re.compile(
    r"[“”\"【\[(（]*(?:(?:请|可|您|使用|打开|用|点击|点|长按|手机|微信里?|QQ|支付宝|浏览器|客户端|底部的)[“”\",，]*)*"
    r"(?:扫一扫|扫码|扫描|扫一?下|(?:识别(?:图中|下方|上方)?的?)?二维码|(?<=[“\"击点])发现)"
)
_TAKE_ALONG = re.compile(
    r"分享|朋友圈|好友|(?:当前|本|此|该)(?:页|网页|文(?![件本档号])|篇)|打开页面|手机(?:上|端|里|中)?(?:继续)?(?:看|查看|浏览|阅读|打开|访问|版)\W*$"
    r"|关注我们|关注.{0,12}(?:公众号|微信)?[”\"]?$"
)
_OTHER_ERRAND = re.compile(r"下载|填|报名|咨询|领取|提交|申[报请领]|登录|参[加与]|预约|办理|查询|观看")
_LONGEST_CHROME = 80  # characters of a line of the site's own words: longer ones are sentences
_LONGEST_CAPTION = 60  # characters
_LONGEST_COUNTER = 300  # characters, with the name of the file
# 附件【清单.pdf】已下载12次: the number is another one at every visit.
_COUNTER = re.compile(
    r"下载(?:次数|量|数)\s*[:：]?\s*\d*\s*次?\W*$|(?:已|已被|共|[（(\[【])下载\s*[:：]?\s*\d*\s*次\W*$"
)
_DOWNLOAD = re.compile(r"(?:请)?(?:点击|点此)(?:此处|这里)?下载(?:附件|文件|全文)?")


def is_chrome(line: Line) -> bool:
    """Whether a line holds nothing but a site's own words: print, share, font size, previous and next."""
    if "下载" in line.text and len(line.text) <= _LONGEST_COUNTER and _counts_downloads(line):
        return True
    if len(line.text) > _LONGEST_CHROME:
        return False
    text = line.text.replace(" ", "").replace("\u3000", "")
    if is_pager(squash(text), line.link_chars) or are_page_numbers(line.text, line.link_chars):
        return True
    if _CHROME.fullmatch(text) or _is_caption(text):
        return True
    return _FIRST_BUTTON.match(text) is not None and not _BUTTONS.sub("", text)


def _is_caption(text: str) -> bool:
    """Whether words tell how to take the page along by scanning a code, and of no other errand."""
    scans = len(text) <= _LONGEST_CAPTION and _SCAN.match(text) and _TAKE_ALONG.search(text)
    return bool(scans) and not _OTHER_ERRAND.search(text)


def _counts_downloads(line: Line) -> bool:
    """Whether a line is a link to a file with a counter, the counter alone, or a link that only says 点击下载."""
    counter = _COUNTER.search(line.text)
    if counter is not None and (line.link_chars or line.text.startswith("附件") or counter.start() == 0):
        return True
    return line.link_chars > 0 and _DOWNLOAD.fullmatch("".join(line.text.split())) is not None
