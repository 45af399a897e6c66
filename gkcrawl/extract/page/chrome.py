"""Recognises lines of site chrome: buttons, credits, breadcrumbs, previous and next (data/site_words.csv)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.page.pager_words import are_page_numbers, is_pager
from gkcrawl.extract.page.site_words import site_words

if TYPE_CHECKING:
    from gkcrawl.extract.page.layout import Line

_MARKS = r"|【】\[\]()（）<>/:：、"
# What a line of buttons begins with, and what it consists of.
_FIRST_BUTTON = re.compile(rf"[{_MARKS}]*{site_words('button')}")
_BUTTONS = re.compile(rf"{site_words('button', 'button_object')}|[{_MARKS}]")
# Matched against a whole line without white space.
_CHROME = re.compile(
    rf"[【\[(（<]*(?:{site_words('chrome')}|{site_words('breadcrumb')}(?:[:：>].*|是.*)"
    rf"|{site_words('neighbour')}(?:[:：].*)?|{site_words('opening')}[^。]*)[】\])）>]*"
)
# 用微信扫描二维码分享至朋友圈, 扫一扫在手机打开当前页: how to take this page along. Who asks to scan a code and fill
# in a form, or to take something else along, says something of the document.
_SCAN = re.compile(
    r"[“”\"【\[(（]*(?:(?:请|可|您|使用|打开|用|点击|点|长按|手机|微信里?|QQ|支付宝|浏览器|客户端|底部的)[“”\",，]*)*"
    r"(?:扫一扫|扫码|扫描|扫一?下|(?:识别(?:图中|下方|上方)?的?)?二维码|(?<=[“\"击点])发现)"
)
_TAKE_ALONG = re.compile(site_words("take_along"))
_OTHER_ERRAND = re.compile(site_words("errand"))
_LONGEST_CHROME = 80  # characters of a line of the site's own words: longer ones are sentences
_LONGEST_CAPTION = 60  # characters: longer lines that ask to scan a code are sentences of the document
_LONGEST_COUNTER = 300  # characters, with the name of the file
_COUNTER = re.compile(site_words("download_counter"))
_DOWNLOAD = re.compile(site_words("download_button"))


def is_chrome(line: Line) -> bool:
    """Whether a line holds nothing but a site's own words: print, share, font size, previous and next."""
    if "下载" in line.text and len(line.text) <= _LONGEST_COUNTER and _counts_downloads(line):
        return True
    if len(line.text) > _LONGEST_CHROME:
        return False
    text = line.text.replace(" ", "").replace("\u3000", "")
    if is_pager(text, line.link_chars) or are_page_numbers(line.text, line.link_chars):
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
