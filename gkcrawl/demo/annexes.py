"""What the files of demo documents say: lists of tasks beside notices, reports that are files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.demo import words
from gkcrawl.demo.body import chinese_date
from gkcrawl.demo.file_writers.paper import Paper
from gkcrawl.demo.files import FORMATS, DemoFile
from gkcrawl.demo.form import Cell, FormTable
from gkcrawl.demo.report import report
from gkcrawl.demo.words import happens

if TYPE_CHECKING:
    from gkcrawl.demo.corpus import Facts

_ROWS = (4, 9, 14, 60)  # of a list of tasks: the last goes over a page
_PAGES_IN_DOC = 0.5  # share of files called .doc that are HTML


def annex(facts: Facts, name: str, remark: str | None = None) -> DemoFile:
    """The file called ``name`` of a notice: who does what in which village, which its page does not say."""
    draw = facts.random(f"annex/{name}")
    stem, _, suffix = name.rpartition(".")
    table = FormTable()
    heads = [Cell(head, down=2) for head in ("序号", "村（社区）", "工作内容")]
    table.add(*heads, Cell("责任分工", across=2), Cell("完成时限", down=2))
    table.add("责任单位", "责任人")
    for number in range(draw.choice(_ROWS)):
        village = f"{draw.choice(words.PLACE_HEADS)}{draw.choice(words.PLACE_TAILS)}村"
        person = draw.choice(words.COMMON_SURNAMES) + draw.choice(words.GIVEN)
        day = f"{draw.randint(1, 12)}月{draw.randint(1, 28)}日前"
        table.add(str(number + 1), village, draw.choice(words.TASKS), draw.choice(words.OFFICES)[0], person, day)
    blocks: list[str | FormTable] = [f"为便于对照落实，现将{facts.matter[0]}有关任务列表如下。", table]
    format_ = suffix if suffix != "doc" or not happens(draw, _PAGES_IN_DOC) else "html"
    return DemoFile(name, format_, Paper(title=stem, blocks=[*blocks, *([remark] if remark else [])]))


def report_file(facts: Facts, format_: str) -> DemoFile:
    """An annual report as a file of one of `FORMATS`, below a red head with a 发文字号 of its own."""
    return DemoFile(f"{facts.title}{FORMATS[format_].suffix}", format_, report_paper(facts, report(facts).blocks))


def report_paper(facts: Facts, blocks: list[str | FormTable]) -> Paper:
    """The ``blocks`` of an annual report as it is printed."""
    return Paper(
        head=f"{facts.agency.name}文件",
        number=f"{facts.agency.short}〔{facts.published.year}〕{facts.number % 100 + 1}号",
        title=facts.title,
        blocks=blocks,
        signature=[facts.agency.name, chinese_date(facts.written)],
    )
