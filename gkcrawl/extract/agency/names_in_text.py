"""Finds agency names in title, first and last lines, and breadcrumb (docs/reading.md#agency)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import squash
from gkcrawl.data import alternatives, pattern, rules
from gkcrawl.extract.agency.name import Name, first_name, read_name
from gkcrawl.extract.fields.signature import Signature, bare_signer
from gkcrawl.extract.trust import Source, source
from gkcrawl.numerals import YEAR_DIGITS, ZEROS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_YEAR = rf"[(（]?(?:(?:19|20)\d{{2}}|二[{ZEROS}][{YEAR_DIGITS}]{{2}})(?:年度?|度)?[)）]?"
_PASSED_ON = alternatives(rules("agency_words", "passes_on", "publishes", "sends"))
_BEFORE = re.compile(rf"(?:[【\[][^】\]]{{0,12}}[】\]]|{_PASSED_ON}|《|:|{_YEAR})*")
# What ends the name in a title; in 县人民政府信息公开 the name ends inside the phrase.
_CUT = re.compile(
    rf"(?P<report>{alternatives(rules('agency_words', 'report_phrase'))})|{_YEAR}"
    rf"|{alternatives(rules('agency_words', 'passes_on', 'publishes', 'name_ends'))}"
)
_REPORT = pattern(rules("agency_words", "report"))
_LAST = re.compile(r"(?:[(:]|--?|——?)([\u4e00-\u9fff、]{4,40})\)?$")
_FORWARD = re.compile(rf"{alternatives(rules('agency_words', 'passes_on'))}|《")
_BRANCH = re.compile(r"[分支]|大队")
_SEPARATOR = re.compile(r"[\s、，,;；/]+")
MAX_INTRO_LINES = 5  # of a text: salutation and first paragraph; below, others are spoken of
MAX_OUTRO_LINES = 8  # of a text: signature, date and who is to be asked
MAX_NAME_LINE = 600  # characters of a line that are searched for names: its first sentences
MAX_RAW = 60  # characters of a sentence that provenance shows
MAX_EDGE = 4000  # characters: more than the first, or the last, lines have
MAX_OPENING = 80  # characters, more than the subject at the start of a line can have with the year before it
_RUN = r"(?P<run>[\u4e00-\u9fff、()]{2,60})"
_MADE_BY = re.compile(rf"(?:由|经){_RUN}")
_ASK = re.compile(rf"[与向]{_RUN}")
_SUBJECT = re.compile(rf"(?:^(?:{_YEAR}以?来?[,，、]?)?|现将|现公布|予以公布){_RUN}")
_END = pattern(rules("agency_words", "running"))
_AFTER_SUBJECT = re.compile(rf"{alternatives(rules('agency_words', 'subject_verb'))}|{_YEAR}")
_AFTER_MAKER = pattern(rules("agency_words", "made"))
_AFTER_ASK = pattern(rules("agency_words", "asked"))
_ASKED = pattern(rules("agency_words", "asks"))
_PERSON = pattern(rules("agency_words", "person"))


class Found(NamedTuple):
    """A name, the line or phrase it was read in, its source, and whether that place speaks of its disclosure report."""

    name: Name
    raw: str
    source: Source
    report: bool = False


def title_name(title: str, year: int | None) -> Found | None:
    """The name that a title starts with: 2010年度‹靖宇县住房和城乡建设局›政府信息公开工作年度报告."""
    title = title[:MAX_NAME_LINE]
    spaced = title.split()
    flat = squash(title)
    start = _leading(flat)
    forwarded = bool(_FORWARD.search(flat, 0, start))
    flat = flat[start:]
    cut = _CUT.search(flat)
    head = flat[: cut.start()] if cut else flat
    report = bool(cut and _REPORT.search(flat, cut.start()))
    if not head or (forwarded and not report):  # 关于印发X的…: X is not who speaks
        return _last_name(flat, title, year)
    if not cut:
        return _leading_name(head, title, year)
    if cut["report"] and cut["report"].startswith("政府") and head.endswith("人民"):
        head += "政府"
    if len(spaced) > 1 and len(first := squash(spaced[0])) < len(head):
        first = first[_leading(first) :]
        if (joint := read_name(first, year)) and joint.unit and joint.kind != "bare":
            return Found(joint, title, source("title name"), report)
    name = first_name(head.strip('"“”《》()（）,，:·-—'), year)
    if report and not cut["report"] and (not name or not name.unit):
        name = _around_year(head, flat[cut.end() :], year) or name
    if name:
        return Found(name, title, source("title name"), report)
    return _leading_name(head, title, year) or _last_name(flat, title, year)


def _around_year(head: str, rest: str, year: int | None) -> Name | None:
    """A name with the year in its middle: ‹靖宇县›2010年‹教育局›政府信息公开工作年度报告."""
    cut = _CUT.search(rest)
    return read_name(head + rest[: cut.start()], year) if cut and cut.start() else None


def _last_name(flat: str, title: str, year: int | None) -> Found | None:
    """The name that a title ends with, in brackets or after a dash: 政府信息公开年报(‹绵阳市财政局›)."""
    match = _LAST.search(flat)
    name = read_name(match[1], year) if match else None
    placed = name and name.kind == "division" and (name.unit or name.town)
    return Found(name, title, source("title name")) if name and placed else None


def _leading_name(head: str, title: str, year: int | None) -> Found | None:
    """The longest agency with its place that ``head`` starts with, not that of a person: ‹江西省水利厅›抽检信息."""
    for end in reversed(list(_END.finditer(head))):
        if _PERSON.match(head, end.end()):
            continue
        name = read_name(head[: end.end()], year)
        if name and name.unit and name.kind in ("division", "nation"):
            return Found(name, title, source("title name"))
    return None


def _leading(text: str) -> int:
    match = _BEFORE.match(text)
    return match.end() if match else 0


class Edges(NamedTuple):
    """First and last lines of a text, squashed, each cut to `MAX_NAME_LINE`; no line is in both."""

    head: list[str]
    tail: list[str]

    @classmethod
    def of(cls, text: str) -> Edges:
        """The edges of ``text``; what lies between is not looked at."""
        first, last = (text, "") if len(text) <= 2 * MAX_EDGE else (text[:MAX_EDGE], text[-MAX_EDGE:])
        lines = [line for line in first.split("\n") if line.strip()]
        rest = [line for line in last.split("\n") if line.strip()] if last else lines[MAX_INTRO_LINES:]
        edges = (lines[:MAX_INTRO_LINES], rest[-MAX_OUTRO_LINES:])
        return cls(*([squash(line[:MAX_NAME_LINE]) for line in part] for part in edges))


def intro_names(edges: Edges, year: int | None) -> Iterator[Found]:
    """Names that the text gives to itself: …由X编制, 现将X…, X as the subject of the first lines, 与X联系.

    A line is searched for one character much faster than for a pattern.
    """
    lines = [line for line in edges.head + edges.tail if not line.endswith(":")]
    for line in lines:
        if "由" in line or "经" in line:
            yield from _matches(_MADE_BY, line, _AFTER_MAKER, "maker", year)
    for line in edges.head:
        if not line.endswith(":"):
            end = None if "现" in line or "予以公布" in line else MAX_OPENING
            yield from _matches(_SUBJECT, line, _AFTER_SUBJECT, "subject", year, end)
    for line in lines:
        if ("与" in line or "向" in line) and _ASKED.search(line):
            yield from _matches(_ASK, line, _AFTER_ASK, "contact", year)


def _matches(
    pattern: re.Pattern[str], line: str, after: re.Pattern[str], reader: str, year: int | None, end: int | None = None
) -> Iterator[Found]:
    for match in pattern.finditer(line, 0, len(line) if end is None else end):
        if name := _ending(match["run"], line, match.start("run"), after, year):
            yield Found(name, match[0][:MAX_RAW], source(reader), reader != "subject")


def _ending(run: str, line: str, start: int, after: re.Pattern[str], year: int | None) -> Name | None:
    """The shortest name at the start of ``run`` that is followed by what ``after`` asks for."""
    for end in _END.finditer(run):
        if after.match(line, start + end.end()) and (name := read_name(run[: end.end()], year)) and name.kind != "bare":
            return name
    return None


def signature_name(signature: Signature, year: int | None) -> Found | None:
    """The agency that signs; of several, on one line or on lines of their own, the first. No person is one."""
    for line in signature.signers:
        name = _first_on_line(bare_signer(line), year)
        if name and name.unit and name.kind != "bare":
            return Found(name, line, source("signer" if signature.sure else "late signer"))
    return None


def _first_on_line(line: str, year: int | None) -> Name | None:
    """The first name on a line: blanks part it from the next one, or spread its own characters (水 利 局)."""
    taken = ""
    for word in _SEPARATOR.split(line):
        first = read_name(taken, year) if taken else None
        if first and first.unit and first.kind != "bare" and _begins_name(word, first, year):
            break
        taken += squash(word)
    return first_name(taken, year)


def _begins_name(word: str, first: Name, year: int | None) -> bool:
    """Whether ``word`` is an agency of its own behind ``first``: not 税务局 of a place behind 国家税务总局, no 分局."""
    name = read_name(squash(word), year)
    if name is None or not name.unit or _BRANCH.match(name.unit):
        return False
    return first.kind != "nation" or name.kind == "nation" or name.unit.endswith("政府")


def boxed_name(value: str, reader: str, year: int | None) -> Found | None:
    """The agency in a value of the metadata box; of several (市发展改革委、市财政局) the first."""
    value = value[:MAX_NAME_LINE]
    first = squash(re.split(r"[\s、,，;；/|]+", value.strip(), maxsplit=1)[0])
    name = read_name(first, year)
    if not name or not (name.unit or name.town):
        name = read_name(squash(value), year)
    return Found(name, value, source(reader)) if name else None


def breadcrumb_name(steps: Sequence[str], year: int | None) -> Found | None:
    """The last step of a breadcrumb that is an agency (… > 区司法局 > 年报)."""
    for step in reversed(steps):
        name = read_name(squash(step[:MAX_NAME_LINE]), year)
        if name and (name.unit or name.town) and name.kind != "bare":
            return Found(name, step, source("breadcrumb"))
    return None
