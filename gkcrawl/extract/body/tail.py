"""Cuts related links, comments and copyright notes off the end of a body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.body.attachments import file_lines
from gkcrawl.extract.body.header_lines import PROSE
from gkcrawl.extract.fields.signature import signature_ends
from gkcrawl.extract.page.chrome import is_chrome
from gkcrawl.numerals import mostly

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gkcrawl.extract.page.layout import Layout, Line
    from gkcrawl.extract.page.span import Span

_TAIL = re.compile(
    r"[【\[(（\s]*(?:(?P<sure>.{0,12}版权与免责声明|责任编辑[:：]|版权所有(?![人者权])|(?:网友|最新|全部|精彩|热门|文章|用户|读者|发表)?评论(?:列表|区)?\W*\d*\s*条?\W*$)|免责声明|[上下]一[篇条则页]|[上下]篇[:：]|相关(?:阅读|新闻|文章|稿件|报道|推荐|信息|链接|内容)(?:[:：]|$)|(?:热点|热门|精彩)推荐|推荐阅读|为[你您]推荐|猜你喜欢|网友评论|延伸\s*[·•]?\s*(?:阅读|推荐)|标签(?:[\s:：]|$)|余下全文|声明】|您?对本[页文](?:内容)?是否满意|(?:特别|版权)?声明[:：]\s*(?:$|.{0,40}(?:转载|本[站网文]|该文|版权|平台|观点|授权|侵权))|本文仅代表|转[载发]请注明|文档上传者|相关期刊|相关文档|精选范文|(?:关于|作者|本文)作者[:：]?$|作者简介|扫一扫|手机扫|打印本|关闭(?:窗口|本页)"
    r"|主办单位[:：]|【打印|下载本信息公开文件|分享到|浏览次数|\[?关闭\]?$|网站声明|附件下载[:：]?$)"
)
# The heading of a list of other pages, and what may stand beside the titles in it.
_RELATED = re.compile(
    r"\W*(?:(?:相关|延伸|推荐|关联|热点|热门|更多)(?:链接|阅读|解读|新闻|文章|信息|稿件|报道|推荐|内容|政策|资讯|专题|文档)"
    r"|猜你喜欢|为[你您]推荐|推荐(?=\W*$))\W*"
)
_ROW_DATE = re.compile(r"[\s\[(（]*(?:\d{4}[-/.])?\d{1,2}[-/.]\d{1,2}[\s\])）]*$")
_LONGEST_ROW = 300  # characters: titles are no longer
_ROW_LINKED = 0.8  # of a row's characters: a number or a mark stands before the link
SIGNATURE_LINES = 4  # several agencies and the date
_LINES_TO_SIGNATURE = 12  # below a mark: files and a note stand between


def related_lines(layout: Layout, span: Span) -> frozenset[int]:
    """Lines of ``span`` that list other pages below 相关链接 and the like, with the heading.

    Not such as lead to files, nor prose under that heading: those are the document's own.
    """
    lines, files = layout.lines, file_lines(layout)
    found: set[int] = set()
    for index in span.numbers:
        heading = _RELATED.match(lines[index].text) if index not in found else None
        if heading is None:
            continue
        after = index + 1
        if heading.end() == len(lines[index].text):
            while after < span.end and after not in files and _is_row(lines[after]):
                after += 1
            found.update(
                range(index, after) if after > index + 1 or all(map(is_chrome, lines[after : span.end])) else ()
            )
        elif index not in files and _links_the_rest(lines[index], heading.end()):
            found.add(index)
    return frozenset(found)


def _is_row(line: Line) -> bool:
    """Whether a line is a link to a page, perhaps with its date, or the date of one."""
    if len(line.text) > _LONGEST_ROW:
        return False
    title = _ROW_DATE.sub("", line.text)
    return mostly(line.link_chars, len(title), _ROW_LINKED)


def _links_the_rest(line: Line, heading: int) -> bool:
    """Whether all behind a heading is a link in words; an address is something that a document tells."""
    return line.link_chars > 0 and line.link_chars >= len(line.text[heading:].strip()) and "://" not in line.text


def cut_tail(layout: Layout, weights: Sequence[int], site: Collection[int], span: Span) -> int:
    """The first line that opens what follows a document; doubtful ones only if most of the prose stands before.

    Between a text and its signature, or its files, stands only what is of the ``site`` itself.
    """
    lines = layout.lines
    for index in range(span.first + 1, span.end):
        mark = _TAIL.match(lines[index].text)
        if mark and (mark["sure"] or (_is_late(lines, weights, span, index) and _ends(layout, site, index, span.end))):
            return index
    return span.end


def _ends(layout: Layout, site: Collection[int], index: int, end: int) -> bool:
    """Whether neither a signature nor, below 相关链接, a file follows line ``index``."""
    lines, element = layout.lines, layout.lines[index].element
    # What stands bare in a container has the paragraphs of the container beside it.
    around = (element, element.getparent())
    after = [at for at in range(index + 1, min(end, index + _LINES_TO_SIGNATURE)) if at not in site]
    if after and after[0] in file_lines(layout) and _RELATED.fullmatch(lines[index].text):
        return False
    beside = [at for at in after if at == after[0] or lines[at].element.getparent() in around]
    texts = [lines[at].text for at in beside]
    return not any(signature_ends(texts[at : at + SIGNATURE_LINES]) for at in range(len(texts)))


def _is_late(lines: Sequence[Line], weights: Sequence[int], span: Span, index: int) -> bool:
    """Whether most of the prose stands above ``index``, and no paragraphs beside those above follow below it."""
    first, end = span
    if weights[index] - weights[first] < weights[end] - weights[index]:
        return False
    opening = lines[first].element
    around = opening.getparent()
    if opening.tag != "p" or lines[index].element.getparent() is around:
        return True
    beside = (at for at in range(index + 1, end) if lines[at].element.tag == "p")
    return sum(weights[at + 1] - weights[at] for at in beside if lines[at].element.getparent() is around) <= PROSE
