"""Metadata boxes: which labels a page prints, how, and in which markup (docs/reading.md#labels)."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from gkcrawl.demo import words
from gkcrawl.demo.body import chinese_date
from gkcrawl.demo.words import happens
from gkcrawl.numerals import in_chinese, year_in_chinese

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from gkcrawl.demo.corpus import Facts

STYLES = ("table4", "table2", "list", "definitions", "lines")
_LABELS = {
    "index_number": ("索引号", "索 引 号", "信息索引号"),
    "topic": ("主题分类", "信息分类"),
    "issuer": ("发布机构", "发文机关", "发文单位"),
    "written_date": ("成文日期", "发文日期"),
    "title": ("标题", "标　　题", "名 称"),
    "document_number": ("发文字号", "文 号", "文件编号"),
    "published_date": ("发布日期", "发布时间"),
    "disclosure": ("公开方式", "公开形式"),
}
# A row of label, colon and value, and what stands around the rows.
_MARKUP = {
    "table2": ("<tr><th>{0}</th><td>{2}</td></tr>", '<table class="xxgk-box"><tbody>{}</tbody></table>'),
    "list": ("<li><span>{}{}</span><span>{}</span></li>", '<div class="xxgk-info"><ul>{}</ul></div>'),
    "definitions": ("<dt>{}{}</dt><dd>{}</dd>", '<dl class="gk-meta">{}</dl>'),
    "lines": ("<p>{0}：{2}</p>", '<div class="article-infos">{}</div>'),
}
_BRACKETS = ("〔〕", "〔〕", "[]", "﹝﹞", "【】")
_BLANKS = ("", "&nbsp;", "无", "—")


@dataclass(slots=True)
class Box:
    """The box's markup and what it says: document field → value in canonical form."""

    html: str = ""
    printed: dict[str, str] = field(default_factory=dict)


def box(facts: Facts, style: str | None = None) -> Box:
    """The box of a document in ``style``; without it the document chooses, and one in eight has no box."""
    draw = facts.random("box")
    if style is None:
        if happens(draw, 0.125):
            return Box()
        style = draw.choice(STYLES)
    values: dict[str, str | None] = {
        "index_number": facts.index_number,
        "topic": facts.matter[1] if facts.report_year is None else "综合政务\\政务公开",
        "issuer": facts.agency.name,
        "written_date": facts.written.isoformat() if happens(draw, 0.8) else None,
        "title": facts.title,
        "document_number": facts.document_number,
        "published_date": facts.published.isoformat() if happens(draw, 0.9) else None,
        "disclosure": draw.choice(words.DISCLOSURE),
    }
    rows = []
    for name, value in values.items():
        label = draw.choice(_LABELS[name])
        rows.append((label, escape(_print(name, value, facts, draw)) if value else draw.choice(_BLANKS)))
    return Box(_markup(rows, style, draw), {name: value for name, value in values.items() if value})


def _print(name: str, value: str, facts: Facts, draw: Random) -> str:
    if name == "document_number":
        brackets = draw.choice(_BRACKETS)
        return value.replace("〔", brackets[0]).replace("〕", brackets[1]).replace("号", draw.choice(("号", " 号")))
    if name == "written_date":
        return draw.choice((str, chinese_date, _in_words))(facts.written)
    if name == "published_date":
        return draw.choice((str, chinese_date, "{:%Y年%m月%d日}".format))(facts.published)
    return value


def _in_words(day: date) -> str:
    """2024-01-30 as 二〇二四年一月三十日."""
    return f"{year_in_chinese(day.year)}年{in_chinese(day.month)}月{in_chinese(day.day)}日"


def _markup(rows: list[tuple[str, str]], style: str, draw: Random) -> str:
    colon = draw.choice(("：", ":", " ： "))
    if style == "table4":
        cells = [f"<td><b>{label}{colon}</b></td><td>{value}</td>" for label, value in rows]
        lines = "\n".join(f"<tr>{left}{right}</tr>" for left, right in zip(cells[::2], cells[1::2], strict=True))
        return f'<table class="xxgktab" border="0"><tbody>{lines}</tbody></table>'
    row, around = _MARKUP[style]
    return around.format("\n".join(row.format(label, colon, value) for label, value in rows))
