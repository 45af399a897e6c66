"""Cuts related links, comments and copyright notes off the end of a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.layout import Line

_TAIL = re.compile(
    r"[【\[(（\s]*(?:(?P<sure>.{0,12}版权与免责声明|责任编辑[:：]|版权所有(?![人者权])|(?:网友|最新|全部|精彩|热门|文章|用户|读者|发表)?评论(?:列表|区)?\W*\d*\s*条?\W*$)|免责声明|[上下]一[篇条则页]|[上下]篇[:：]|相关(?:阅读|新闻|文章|稿件|报道|推荐|信息|链接|内容)(?:[:：]|$)|(?:热点|热门|精彩)推荐|推荐阅读|为[你您]推荐|猜你喜欢|网友评论|延伸\s*[·•]?\s*(?:阅读|推荐)|标签(?:[\s:：]|$)|余下全文|声明】|您?对本[页文](?:内容)?是否满意|(?:特别|版权)?声明[:：]\s*(?:$|.{0,40}(?:转载|本[站网文]|该文|版权|平台|观点|授权|侵权))|本文仅代表|转[载发]请注明|文档上传者|相关期刊|相关文档|精选范文|(?:关于|作者|本文)作者[:：]?$|作者简介|扫一扫|手机扫|打印本|关闭(?:窗口|本页)"
    r"|主办单位[:：]|【打印|下载本信息公开文件|分享到|浏览次数|\[?关闭\]?$|网站声明|附件下载[:：]?$)"
)
# So much prose is a paragraph.
_PROSE = 45


def cut_tail(lines: Sequence[Line], weights: Sequence[int], first: int, end: int) -> int:
    """The first line that opens what follows a document; doubtful ones only if most of the prose stands before."""
    for index in range(first + 1, end):
        mark = _TAIL.match(lines[index].text)
        if mark and (mark["sure"] or _is_late(lines, weights, first, index, end)):
            return index
    return end


def _is_late(lines: Sequence[Line], weights: Sequence[int], first: int, index: int, end: int) -> bool:
    """Whether most of the prose stands above ``index``, and no paragraphs beside those above follow below it."""
    if weights[index] - weights[first] < weights[end] - weights[index]:
        return False
    opening = lines[first].element
    around = opening.getparent()
    if opening.tag != "p" or lines[index].element.getparent() is around:
        return True
    beside = (at for at in range(index + 1, end) if lines[at].element.tag == "p")
    return sum(weights[at + 1] - weights[at] for at in beside if lines[at].element.getparent() is around) <= _PROSE
