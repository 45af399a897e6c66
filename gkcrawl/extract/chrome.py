"""Recognises lines of site chrome: buttons, credits, breadcrumbs, previous and next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.characters import squash
from gkcrawl.extract.pagerwords import are_page_numbers, is_pager

if TYPE_CHECKING:
    from gkcrawl.extract.layout import Line

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
    r"|(?:手机|微信|用微信)?扫[一码].{0,40}|分享[到至].{0,30}|下载本信息公开文件"
    r"|(?:浏览|点击|阅读|访问)(?:次数|量|数|率)?[:：]?[\d次]*"
    r"|(?:上|下|前|后)一(?:篇|条|页|则)(?:[:：].*)?|[上下]篇[:：].*|没有了"
    r"|相关(?:阅读|链接|新闻|文章|信息|稿件|报道|推荐)[:：]?"
    r"|(?:[【\[]纠错[】\]])?[【\[(（]?(?:文字|图片|文章)?(?:责任编辑|责编|编辑|审核|校对|录入|信息员|编审|[一二三]审|[一二三]校|监制|供稿|撰稿|终审|初审|复审|值班编辑|签发人?|网站编辑|来源|稿源)[:：][^。；]{0,40}"
    r"|返回.{2,6}[,，]查看更多|\+1|标签[:：].{1,60}|本文(?:链接|地址)[:：].*|引用(?:地址|通告)[:：].*|转载请注明.*"
    r"|本文来源[:：].{0,60}|(?:\[\d+\])+|[\[\]\d]+(?:[上下]一页|[首末尾]页)+|第\d+页|共\d+页.*|阅读全文[^。]*|展开全文|版权所有(?![人者权])[^。]*|网站声明[^。]*"
    r")[】\])）>]*"
)


def is_chrome(line: Line) -> bool:
    """Whether a line holds nothing but a site's own words: print, share, font size, previous and next."""
    if len(line.text) > 80:
        return False
    text = line.text.replace(" ", "").replace("\u3000", "")
    if is_pager(squash(text), line.link_chars) or are_page_numbers(line.text, line.link_chars):
        return True
    return _CHROME.fullmatch(text) is not None or (_FIRST_BUTTON.match(text) is not None and not _BUTTONS.sub("", text))
