"""Totals as pagers print them for readers: 共180条 18/18, 第2/3页, 共 5 页, 总记录数：1892, 每页15条."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gkcrawl.characters import single_spaced
from gkcrawl.data import pattern, rules
from gkcrawl.extract.page.pager_words import pager_words

_N = r"(\d{1,3}(?:,\d{3})+|\d{1,8})(?!\d|,\d)"
_UNIT = r"(?:条|项|篇|则|记录|[个件份]\s?(?:文件|信息|结果|记录|政策|公文))"
_RECORDS = (
    re.compile(
        rf"(?:共计?|总共|合计|总计|计)\s?有?\s?{_N}\s?{_UNIT}(?!\s?(?:评论|留言|回复|意见|建议|跟帖|[/／]))"
        rf"|(?:总?记录(?:总?条?数)?|(?:信息|数据|文章|文件|记录)?总(?:条?数|量|计))\s?[:：为]?\s?{_N}(?!\s?(?:页(?!次)|[/／]))"
        rf"|(?:检索|搜索|查询|查找|找)到(?:相关|约|共|有)*\s?(?:结果|信息|内容|记录)?\s?{_N}\s?{_UNIT}"
    ),
    re.compile(rf"{_N}\s?条\s?记录"),
    re.compile(
        rf"共\s?\d{{1,6}}\s?页\s?[,，/|]?\s?{_N}\s?条|{_N}\s?条\s?[,，/|]?\s?(?:\d{{1,6}}\s?页|共\s?\d{{1,6}}\s?页|第?\s?\d{{1,6}}\s?[/／])"
    ),
)
_PAGES = (
    re.compile(rf"(?:共计?|总共|合计|分)\s?有?\s?{_N}\s?页|总?页(?:总?数|码总数)\s?[:：为]\s?{_N}(?!\s?[/／])"),
    re.compile(rf"第?\s?\d{{1,6}}\s?[页条]?\s?[/／]\s?(?:共\s?)?{_N}\s?页"),
    re.compile(rf"(?:页[次码数]?|当前页?|条|[Pp]age)\s?[:：,，]?\s?\d{{1,6}}\s?[/／]\s?{_N}(?![\d/／.年-])"),
    re.compile(rf"\bpage\s\d{{1,6}}\sof\s{_N}\b", re.IGNORECASE),
)
_BARE = re.compile(r"(?<![\d/／.:-])(\d{1,6})\s?[/／]\s?(\d{1,6})(?![\d/／.:-])")
_CURRENT = (
    re.compile(
        rf"(?<!到)(?<!到\s)第\s?{_N}\s?(?:页|[/／]\s?(?:共\s?)?\d{{1,6}}\s?页)|当前(?:页码?|第)\s?[:：为]?\s?{_N}|页[次码]\s?[:：]?\s?{_N}\s?[/／]"
    ),
    re.compile(rf"(?<![\d/／.:-]){_N}\s?[/／]\s?(?:共\s?)?\d{{1,6}}\s?页"),
    re.compile(rf"(?:当前|条)\s?[,，]?\s?{_N}\s?[/／]\s?\d{{1,6}}(?![\d/／.年-])|\bpage\s{_N}\sof\b", re.IGNORECASE),
)
_SIZE = re.compile(rf"每\s?页\s?(?:显示|共|有)?\s?[:：]?\s?{_N}\s?{_UNIT}|{_N}\s?条\s?[/／]\s?页")
# Words that only stand where pages are turned.
PAGER_WORDS = re.compile(
    pager_words("next", "previous", "last") + r"|第\s?\d+\s?页|共\s?\d+\s?页|页次|每\s?页|\d\s?[/／]\s?\d+\s?页"
)
# What the text beside a list counts, its subject before it: 职权事项共35项.
_MATTERS = re.compile(r"[\u4e00-\u9fff]\s?(?:共计?|合计|总计)\s?有?\s?\d{1,8}\s?项")
# What else is counted on a page.
_OTHERS = pattern(rules("list_words", "other_total"))
_SUBJECT_REACH = 8  # characters before a number in which another subject of it may stand: 今日访问
_PLAIN = str.maketrans("頁條０１２３４５６７８９" + "【】[]()（）{}<>“”", "页条0123456789" + " " * 14)


@dataclass(slots=True)
class Totals:
    """What is printed of a list's size and of the place in it; None where nothing is."""

    current: int | None = None
    total_pages: int | None = None
    total_records: int | None = None
    page_size: int | None = None

    def fill(self, other: Totals) -> None:
        """Take from ``other`` what is not known yet."""
        self.current = self.current if self.current is not None else other.current
        self.total_pages = self.total_pages if self.total_pages is not None else other.total_pages
        self.total_records = self.total_records if self.total_records is not None else other.total_records
        self.page_size = self.page_size if self.page_size is not None else other.page_size


def totals_of_text(text: str, *, in_pager: bool) -> Totals:
    """The numbers in ``text`` (white space single), the text of one block beside a list.

    ``in_pager`` says that it is a pager's: then a bare ``3/18`` is the place, else it may be a date.

    >>> totals_of_text("共180条 每页10条 第2/18页", in_pager=False)
    Totals(current=2, total_pages=18, total_records=180, page_size=10)
    """
    text = single_spaced(text.translate(_PLAIN))
    if not in_pager and (_OTHERS.search(text) or _MATTERS.search(text)):
        return Totals()
    found = Totals(_first(_CURRENT, text), _first(_PAGES, text), _first(_RECORDS, text), _first((_SIZE,), text))
    if in_pager and found.total_pages is None and (bare := _BARE.search(text)) and int(bare[1]) <= int(bare[2]):
        found.total_pages = int(bare[2])
        found.current = found.current or int(bare[1])
    if found.current is not None and found.total_pages is not None and not found.current <= found.total_pages:
        found.current = None
    return found


def _first(forms: tuple[re.Pattern[str], ...], text: str) -> int | None:
    for form in forms:
        match = form.search(text)
        if match and not _OTHERS.search(text[max(0, match.start() - _SUBJECT_REACH) : match.start()]):
            return int(next(group for group in match.groups() if group).replace(",", ""))
    return None
