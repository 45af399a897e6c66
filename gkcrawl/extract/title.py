"""Finds the title of a document, without names of site and column (docs/reading.md#titles)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.extract.characters import squash
from gkcrawl.extract.labels import meaning
from gkcrawl.extract.layout import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkcrawl.document import Method
    from gkcrawl.extract.layout import Layout
    from gkcrawl.extract.page import Page

_TAG = re.compile(r"<[^<>]{1,200}>")
_SPLIT = re.compile(r"\s*(?:[_|｜]|-{1,3}|—{1,2}|\s>+\s|>>|》》)\s*")
_TITLE_CLASS = re.compile(r"(?:^|[-_\s])(?:\w*title\w*|\w*biaoti\w*|bt|tit|wzbt|xl_?bt|headline)(?:$|[-_\s\d])", re.I)
_HEADINGS = {"h1": 3, "h2": 2, "h3": 2, "h4": 1, "h5": 1}
_OWN_TAG = "articletitle"
_SITE_META = ("sitename", "columnname", "sitedomain")
_NOT_A_TITLE = re.compile(
    r"首页|(?:网站)?首页\W.*|网站首页|正文|(?:信息|内容|文章|新闻|公告|文件|政策)?详[情细]页?面?|信息公开|政务公开|通知公告|当前位置.*|无标题文档|untitled.*|政府信息公开(?:目录|指南|年报)?|相关\S{0,4}|友情链接|分享到?|附件[:：]?|\d{4}-\d{2}-\d{2}.*|发布.{0,4}[:：].*|.*浏览.*|来源[:：].*"
    r"|栏目\S{0,4}|(?:热点|热门|最新|推荐)\S{0,4}|\S{0,4}排行榜?",
    re.I,
)
# What a template prints behind the title inside the same heading.
_BEHIND = re.compile(
    r"\s*[\[(（【]?(?:(?:现行)?有效|已?(?:失效|废止|修改|修订)|(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?)[\])）】]?$"
)
_HEADER = re.compile(r"(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}|(?:来源|时间|日期)\s*[:：]")
_BEHIND_ENDS = frozenset("])）】效止改订日0123456789")
_BESIDE = re.compile(r".{0,20}(?:来源|日期|时间|次数|字号|作者)\s*[:：]|\W*(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}")
# Sentences, steps of a breadcrumb, names of sites.
_UNLIKE = re.compile(r"[。；>|]|(?:人民政府|网|网站|门户)$")
_SITE = re.compile(r"^.{,5}$|(?:政府|网|网站|门户|平台|局|厅|委|委员会|办公室|中心|大学|学院|信息公开)$")
_SITE_NAME = re.compile(r".{,5}|(?!.*(?:关于|\d)).*(?:政府|网|网站|门户|平台|局|厅|委|委员会|办公室)")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NAMED = 3
_NEAR = 10
_MIN_LENGTH = 4
_LONGEST = 200
_ABOVE = 80


class Title(NamedTuple):
    """A title, the method it was found by, the place, and how sure."""

    text: str
    method: Method
    locator: str
    confidence: float


class SaidTitles(NamedTuple):
    """What the tag ArticleTitle, the list row and the parts of ``<title>`` (longest first) give as the title.

    ``window`` has each part with what is left of it without white space, ``flat`` all titles without white space.
    """

    tag: str | None
    tag_name: str
    hint: str | None
    window: dict[str, str]
    flat: list[str]


def said_titles(page: Page, hint: str | None = None) -> SaidTitles:
    """What ``page`` and its list row say the title is, before the layout is looked at."""
    tag, name = _meta_title(page)
    window = _window_titles(page)
    return SaidTitles(tag, name, hint, window, [*(squash(text) for text in (tag, hint) if text), *window.values()])


def find_title(said: SaidTitles, layout: Layout, first: int, boxed: str | None) -> Title | None:
    """The title from the tag ArticleTitle, the heading above line ``first`` of the body, the box, ``<title>`` or the list row.

    A heading is believed when ``<title>``, the tag or the row says the same words; alone only if it is an h1 to h4.
    """
    tag, name, hint, window, spoken = said
    if boxed:
        spoken = [*spoken, squash(boxed)]
        if not tag and _is_title(spoken[-1]):
            return Title(boxed, "box", "标题", 0.95)
    heading = _heading(layout, first, spoken, list(window.values()))
    if tag:
        shown, flat = squash(heading.text) if heading else "", squash(tag)
        # Only ArticleTitle is the document's own; other tags add the site's name as <title> does.
        if heading and shown != flat and (flat in shown or (name != _OWN_TAG and shown in flat)):
            return heading
        return Title(tag, "meta", name, 1.0 if name == _OWN_TAG else 0.8)
    if heading:
        return heading
    if hint and not hint.endswith(("…", "...")):
        return Title(hint, "list_row", "title", 0.8)
    longest = next(iter(window), None)
    if (longest is None or _SITE.search(longest)) and (plain := _above_header(layout, first)):
        return Title(plain, "header", "above the header line", 0.6)
    if longest is not None:
        return Title(longest, "header", "title", 0.6)
    return Title(hint, "list_row", "title", 0.5) if hint else None


def _meta_title(page: Page) -> tuple[str | None, str]:
    for name in (_OWN_TAG, "title", "article_title", "og:title"):
        content = page.metas.get(name)
        if not content or not (text := clean_text(_TAG.sub("", content))):
            continue
        site = page.metas.get("sitename", "")
        if site and site in text:
            for mark in ("——", "--", "-", "_", "|"):
                text = text.removeprefix(site + mark).removesuffix(mark + site)
        column = {page.metas.get("columnname"), site}
        if _is_title(squash(text)) and (text not in column or (name == _OWN_TAG and len(text) > 8)):
            return text.strip(), name
    return None, ""


def _window_titles(page: Page) -> dict[str, str]:
    """Parts of ``<title>``, longest first, those like a site's name last, without the site's and the column's own.

    Each comes with its squashed form.
    """
    site = {squash(page.metas[name]) for name in _SITE_META if name in page.metas}
    whole = [clean_text("".join(element.itertext())) for element in page.tree.iter("title")]
    found = _own_parts((part for text in whole for part in _SPLIT.split(text)), site) or _own_parts(whole, site)
    return {part: found[part] for part in sorted(found, key=lambda part: (_is_site(part), -len(part)))}


def _own_parts(parts: Iterable[str], site: set[str]) -> dict[str, str]:
    """Those of ``parts`` that can be titles, cut before a name of the ``site``; each with its squashed form."""
    found: dict[str, str] = {}
    for part in parts:
        flat = squash(part)
        for name in site:
            if flat.endswith(name) and len(flat) > len(name):
                part = part[: -len(name)].rstrip("-_—| ")
                flat = squash(part)
        if flat not in site and _is_title(flat):
            found[part] = flat
    return found


def _heading(layout: Layout, first: int, spoken: list[str], window: list[str]) -> Title | None:
    """The line before the body (or its first) that other places of the page call the title."""
    # In 标题_某县人民政府 the shorter parts are the site and the column.
    others = set(window[1:]) - set(window[:1])
    # An agency's name is printed in many places of its own site.
    site = window[0] if window and _is_site(window[0]) else None
    said = {text for one in spoken if one != site and len(text := one.rstrip(".…")) >= _MIN_LENGTH}
    best: tuple[float, Title] | None = None
    read: dict[tuple[int, int], tuple[str, str, float] | None] = {}
    lowest, highest = first - _ABOVE, first + 1
    for element, span in layout.spans.items():
        start, end = span
        if start > highest:  # as do all behind it: spans stand in the order of their elements
            break
        if not lowest <= start < end <= start + 3:
            continue
        linked = start < first and layout.lines[start].link_chars  # the most common of them: the site's own lists
        if linked and (element.tag not in _HEADINGS or element.tag == "h1"):
            continue
        # Blocks nest around the same lines: those are read once.
        if span not in read:
            read[span] = _heading_text(layout, first, span, spoken, said)
        if (heading := read[span]) is None:
            continue
        text, flat, agrees = heading
        tag = str(element.tag)
        rank = _HEADINGS.get(tag, 0)
        score = 10.0 * agrees + 2 * rank + min(len(flat), 60) / 30 + (start / (first + 1) if start <= first else 0)
        if best and score + _NAMED <= best[0]:
            continue
        if named := _TITLE_CLASS.search(f"{element.get('class', '')} {element.get('id', '')}"):
            score += _NAMED
        if not (agrees or rank or named) or (best and score <= best[0]):
            continue
        if flat not in others and _is_title(flat):
            best = (score, Title(text, "header", tag, 0.95 if agrees else 0.7))
    return best[1] if best else None


def _heading_text(
    layout: Layout, first: int, span: tuple[int, int], spoken: list[str], said: set[str]
) -> tuple[str, str, float] | None:
    """The words of the lines ``span``, the same without white space, and how far ``said`` agrees; None for no heading."""
    start, end = span
    lines = layout.lines[start:end]
    while len(lines) > 1 and _BESIDE.match(lines[-1].text):
        lines.pop()
    text = " ".join(line.text for line in lines)
    if start < first and any(line.link_chars for line in lines) and squash(text) not in said:
        return None
    if text[-1] in _BEHIND_ENDS and (bare := _BEHIND.sub("", text)) != text and squash(bare) in spoken:
        text = bare
    elif ("：" in text or ":" in text) and (header := _HEADER.search(text)) and squash(text[: header.start()]) in said:
        text = text[: header.start()].rstrip()
    if not _MIN_LENGTH <= len(text) <= _LONGEST:
        return None
    flat = squash(text)
    return text, flat, _agreement(flat, said)


def _above_header(layout: Layout, first: int) -> str | None:
    """The line above the line of date and source: where nothing says the title, a template prints it there."""
    for number in range(first - 1, max(0, first - _NEAR), -1):
        above = layout.lines[number - 1]
        if _BESIDE.match(layout.lines[number].text) and not _BESIDE.match(above.text):
            labelled = meaning(above.text.replace("：", ":").partition(":")[0]) is not None
            fits = _is_title(squash(above.text)) and not _UNLIKE.search(above.text) and not labelled
            return above.text if fits and not above.link_chars else None
    return None


def _agreement(flat: str, said: set[str]) -> float:
    """1 when one of ``said`` has the same words, less when one is most of the other, 0 otherwise."""
    best = 0.0
    for one in said:
        if flat in one:
            best = max(best, len(flat) / len(one))
        elif one in flat and len(one) * 2 >= len(flat):
            best = max(best, len(one) / len(flat))
    return best


def _is_site(text: str) -> bool:
    """Whether words are like the name of a site or an agency, or too few for a title."""
    return _SITE_NAME.fullmatch(text) is not None


def _is_title(flat: str) -> bool:
    """Whether words without white space can be a title."""
    return (
        _MIN_LENGTH <= len(flat) <= _LONGEST and _HAN.search(flat) is not None and _NOT_A_TITLE.fullmatch(flat) is None
    )
