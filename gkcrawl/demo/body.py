"""Body of a demo document: paragraphs, tables, signature, attachments; that of a notice."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from gkcrawl.demo import words
from gkcrawl.demo.form import FormTable
from gkcrawl.demo.words import happens
from gkcrawl.numerals import DIGITS

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from gkcrawl.demo.corpus import Facts
    from gkcrawl.demo.reports.cells import Printed

_SECOND_FILES = ("docx", "docx", "doc", "doc", "xlsx", "xls", "ofd", "rtf", "zip", "txt")


@dataclass(slots=True)
class Body:
    """Blocks in reading order, the names of attached files, the numbers that a report prints."""

    blocks: list[str | FormTable] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    printed: Printed | None = None

    @property
    def paragraphs(self) -> list[str]:
        """Every line of prose, signature included."""
        return [block for block in self.blocks if isinstance(block, str)] + self.signature

    @property
    def tables(self) -> list[list[list[str]]]:
        """Every table as a grid with merged cells repeated."""
        return [block.grid() for block in self.blocks if isinstance(block, FormTable)]


def chinese_date(day: date) -> str:
    """2024-01-05 as 2024年1月5日."""
    return f"{day.year}年{day.month}月{day.day}日"


def body_html(body: Body, draw: Random) -> str:
    """Markup of the body in one of the manners in which editors write paragraphs."""
    manner = draw.choice(("plain", "indented", "word", "spaced"))
    parts = [block.html() if isinstance(block, FormTable) else _paragraph(block, manner) for block in body.blocks]
    parts += [f'<p style="text-align:right">{escape(line)}</p>' for line in body.signature]
    return "\n".join(parts)


def _paragraph(text: str, manner: str) -> str:
    if manner == "indented":
        return f'<p style="text-indent:2em;line-height:2">{escape(text)}</p>'
    if manner == "spaced":
        return f"<p>　　{escape(text)}</p>"
    if manner == "word":
        # Pasted from a word processor: a run of spans that cuts words and numbers anywhere.
        cuts = [escape(text[start : start + 7]) for start in range(0, len(text), 7)]
        return '<p class="MsoNormal">' + "".join(f'<span lang="ZH-CN">{cut}</span>' for cut in cuts) + "<o:p></o:p></p>"
    return f"<p>{escape(text)}</p>"


def notice(facts: Facts) -> Body:
    """The body of a notice; a third of them come with files."""
    draw = facts.random("notice")

    def fill(template: str) -> str:
        return template.format(
            verb=facts.verb,
            matter=facts.matter[0],
            office=facts.agency.name,
            season=words.SEASONS[facts.written.month % 12 // 3],
            few=draw.randint(2, 4),
            many=draw.randint(5, 96),
            days=draw.choice((5, 7, 10, 15, 20)),
            month=draw.randint(1, 12),
            day=draw.randint(1, 28),
        )

    body = Body()
    body.blocks.append(
        draw.choice(("各乡镇人民政府，各有关单位：", "机关各科室、局属各单位：", "各街道办事处，县直有关部门："))
    )
    body.blocks.append(fill(draw.choice(words.OPENINGS)))
    for numeral, heading in zip(DIGITS, draw.sample(words.HEADINGS, draw.randint(3, 5)), strict=False):
        sentences = "。".join(map(fill, draw.sample(words.SENTENCES, draw.randint(2, 4))))
        body.blocks += [f"{numeral}、{heading}", f"{sentences}。"]
    body.blocks.append(draw.choice(words.CLOSINGS))
    if happens(draw, 0.5):
        person = draw.choice(words.SURNAMES) + draw.choice(words.GIVEN)
        body.blocks.append(f"联系人：{person}，联系电话：0000-{draw.randint(2000000, 8999999)}")
    if happens(draw, 0.35):
        suffix = facts.random("files").choice(_SECOND_FILES)
        names = [f"{facts.matter[0]}任务分工表.pdf", f"{facts.matter[0]}情况报送表.{suffix}"]
        body.attachments = names[: draw.randint(1, 2)]
        body.blocks += [f"{'附件：' if n == 1 else ''}{n}.{name}" for n, name in enumerate(body.attachments, 1)]
    body.signature = [facts.agency.name, chinese_date(facts.written)]
    return body
