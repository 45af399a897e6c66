"""Body of a demo document: paragraphs, tables, signature, attachments."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from gkcrawl.demo.form import FormTable

if TYPE_CHECKING:
    from datetime import date
    from random import Random


@dataclass(slots=True)
class Body:
    """Blocks in reading order, the names of attached files, the numbers behind the tables."""

    blocks: list[str | FormTable] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    statistics: dict[str, list[int]] = field(default_factory=dict)

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
