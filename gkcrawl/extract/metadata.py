"""Merges the fields of a document from box, header, meta tags, hints and URL, by trust (docs/reading.md#trust).

Box before labelled line, before meta tag, before list row or API, before URL; each value keeps where it
was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from gkcrawl.characters import squash
from gkcrawl.document import Method, Provenance
from gkcrawl.extract.fields import identifiers
from gkcrawl.extract.fields.box import Labelled, find_box
from gkcrawl.extract.fields.cut_values import is_cut, whole_of
from gkcrawl.extract.fields.dates import EPOCH_DAY, Moment, is_unfilled, read_date, url_date
from gkcrawl.extract.fields.labels import clean_value, meaning
from gkcrawl.extract.page.chrome import is_chrome
from gkcrawl.extract.titles.headings import without_stamp
from gkcrawl.extract.titles.keywords import SEPARATORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gkcrawl.extract.hints import Hints
    from gkcrawl.extract.page.layout import Line
    from gkcrawl.extract.page.page import Page

_META = {
    "pubdate": "published_date",
    "publishdate": "published_date",
    "firstpublishedtime": "published_date",
    "article:published_time": "published_date",
    "og:release_date": "published_date",
    "publishtime": "published_date",
    "pubtime": "published_date",
    "datepublished": "published_date",
    "releasedate": "published_date",
    "createdate": "published_date",
    "contentsource": "source",
    "source": "source",
}
# Fields whose values pages cut.
_NAMES = ("source", "issuer")
_DATES = ("written_date", "published_date", "effective_date", "abolished_date")
# What may not stand before a year is asked only where there are its first digits.
_BARE_DATE = re.compile(
    r"(?:19|20)(?<![\d:：〔(（第至]..)\d{2}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)
# schema.org's key, and the names that scripts of pages give to the date. A set of first letters, looked for before
# anything else, makes the scan of a page four times as fast.
_PUBLISHED = re.compile(
    r"[DdFfPpRr](?<=\b.)"
    r"(?i:(?<=d)atePublished|(?:(?<=p)ub(?:lish)?|(?<=r)elease|(?<=f)(?:abu|b))_?(?:time|date|data|sj|rq))"
    r"[\"']?\s*[:=]\s*[\"']?([\d年月日: Tt/+.-]{8,32})"
)
# Digits with nothing but the marks of a date: a date that a template prints in several elements.
_PIECES = re.compile(r"[\d\s年月日/.:-]{2,24}")
_NUMBER = re.compile(r"\d+")
_TAG = re.compile(r"<[^<>]{1,200}>")
# 青政办发〔2024〕8号(已废止)
_REMARK = re.compile(r"\s*[(（][^()（）]{1,12}[)）]$")
# Running text has quotations; so has “青禾发布”微信公众号.
_TEXT = re.compile(r"[。；]|[“”](?!.*(?:公众号|微信|微博|客户端))")
# What the steps of a breadcrumb begin with.
_STEPS = re.compile(r"[\w\u4e00-\u9fff]{1,20}\s*(?:>|»|›|》|→|＞)")
# Beside another date they say nothing.
_BARE_DATES = ("日期", "时间")
_COUNT = re.compile(r"\d+(?:人|次)?(?:阅读|浏览|点击|访问|评论|观看)?|(?:阅读|浏览|点击|访问|评论)\D?\d+次?")
_NEAR = 8
_MOST_PIECES = 2
_VAGUE = 3


@dataclass(slots=True)
class Metadata:
    """Values by document field, labels that have no field, disclosure labels, provenance."""

    values: dict[str, Any] = field(default_factory=dict)
    other_labels: dict[str, str] = field(default_factory=dict)
    disclosure: dict[str, str] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)

    def wants(self, name: str) -> bool:
        """Whether one more value of field ``name`` can tell anything: it is not filled, cut, or its clock time is not known."""
        if name not in self.values or (name == "published_date" and "published_time" not in self.values):
            return True
        return isinstance(self.values[name], str) and is_cut(self.values[name])

    def offer(self, name: str, raw: str | None, method: Method, locator: str, confidence: float = 1.0) -> None:
        """Fill field ``name`` from ``raw`` unless it is filled or ``raw`` is no value of that field; a whole one replaces a cut one."""
        if raw is None or not self.wants(name) or (value := _read(name, raw)) is None:
            return
        origin = Provenance(raw=raw, method=method, locator=locator, confidence=confidence)
        day = value.date if isinstance(value, Moment) else value
        present = self.values.get(name)
        if present is None or (isinstance(present, str) and whole_of(present, [day])):
            self.values[name], self.provenance[name] = day, origin
        if name == "published_date" and value.time and self.values[name] == day:
            # Another place that prints the same day may add the clock time; one that contradicts it may not.
            self.values.setdefault("published_time", value.time)
            self.provenance.setdefault("published_time", origin)


def read_metadata(page: Page, labels: Sequence[Labelled], lines: Sequence[Line], first: int, hints: Hints) -> Metadata:
    """All fields that the page, its ``labels`` (outside the body, which starts at line ``first``) and ``hints`` state."""
    found = Metadata()
    box = find_box(labels) or range(0)
    _from_labels(found, labels, lines, first, box)
    taken = {line for item in _in_box_or_dated(labels, box) for line in (item.line, item.value_line)}
    nearest = range(max(0, first - _NEAR - _MOST_PIECES - len(taken)), first)
    above = [lines[number] for number in nearest if number not in taken]
    _from_lines_above(found, above)
    for name, target in _META.items():
        if (content := page.metas.get(name)) and found.wants(target):
            found.offer(target, clean_value(_TAG.sub("", content)), "meta", name, 0.9)
    for name, raw in hints.fields.items():
        found.offer(name, clean_value(raw), hints.method, name, 0.9)
    found.offer("published_date", hints.date, hints.method, "date", 0.8)
    for line in above if "published_date" not in found.values else ():
        # 关于防汛工作的通知 <small>(2024-03-18)</small>
        if not line.link_chars and (bare := without_stamp(line)) != line.text:
            found.offer("published_date", line.text.replace(bare, "", 1), "header", "beside the title", 0.6)
    if "published_date" not in found.values and (moment := url_date(page.url)):
        found.offer("published_date", moment.date, "url", moment.raw, 0.5)
    if "published_date" not in found.values and (scripted := _PUBLISHED.search(page.text)):
        found.offer("published_date", scripted[1], "meta", "script", 0.4)
    if keywords := page.metas.get("keywords"):
        found.offer("keywords", keywords, "meta", "keywords", 0.5)
    for name in _NAMES:
        if found.wants(name) and name in found.values:
            for text in _printed(page, labels, lines[:first], found.values[name]):
                found.offer(name, clean_value(text), "header", "whole form of a cut value", 0.8)
    return found


def _printed(page: Page, labels: Sequence[Labelled], above: Sequence[Line], cut: str) -> Iterator[str]:
    """Where a page may print whole what it cuts elsewhere: other labels, lines above the body, tags, ``title`` of the element."""
    yield from (item.value for item in labels if item.value)
    yield from (line.text for line in above if not line.link_chars)
    yield from page.metas.values()
    for element in page.tree.iterfind(".//*[@title]"):
        if squash(cut) in squash("".join(element.itertext())):
            yield element.get("title") or ""


def _from_labels(found: Metadata, labels: Sequence[Labelled], lines: Sequence[Line], first: int, box: range) -> None:
    """Labels of the best rank first, then those of the ``box``, then the nearest to the body (from line ``first``)."""
    known = [(item.meaning, item) for item in labels if item.meaning and item.meaning.field not in ("chrome", "title")]
    for meant, item in sorted(
        known, key=lambda pair: (pair[0].rank, pair[1].line not in box, abs(pair[1].line - first))
    ):
        if item.value is None:
            continue
        method: Method = "box" if item.line in box else "header"
        if meant.field == "disclosure":
            found.disclosure.setdefault(item.label, item.value)
        elif meant.field == "written_date" and meant.rank == 3:
            _generated_date(found, item, method)
        elif meant.field == "topic" and meant.rank == _VAGUE and method != "box":
            # 分类：随笔 above an article names a column of the site.
            continue
        elif meant.field == "written_date" and "印发" in item.label and method != "box":
            # The printing record below a document, not its own date.
            continue
        elif meant.field != "other":
            found.offer(meant.field, item.value, method, item.label)
    used = {origin.locator for origin in found.provenance.values()} | set(found.disclosure)
    for item in labels:
        if item.line in box and item.value is not None and item.label not in used and _is_of_box(item, lines):
            found.other_labels.setdefault(item.label, item.value)


def _is_of_box(item: Labelled, lines: Sequence[Line]) -> bool:
    """Whether a label without a field is one of the box, not of the site's words around it or of its own date alone."""
    if item.label in _BARE_DATES or (item.meaning and item.meaning.field in ("chrome", "title")):
        return False
    if item.meaning and item.meaning.field in _DATES and is_unfilled(item.value or ""):
        return False
    printed = lines[item.line]
    return item.meaning is not None or not (
        is_chrome(printed) or any(map(_STEPS.match, (printed.text, item.value or "")))
    )


def _generated_date(found: Metadata, item: Labelled, method: Method) -> None:
    """生成日期 is 成文日期 by the standard, but a time of entry where a clock is printed with it."""
    moment = read_date(item.value or "")
    if moment and moment.time:
        found.offer("published_date", item.value, method, item.label, 0.6)
    else:
        found.offer("written_date", item.value, method, item.label, 0.6)


def _in_box_or_dated(labels: Sequence[Labelled], box: range) -> list[Labelled]:
    """Labels whose lines print no date without a label: those of the ``box``, and those that have a date for a value."""
    return [
        item
        for item in labels
        if (item.meaning and item.meaning.field in _DATES)
        or (item.meaning is None and item.value and _BARE_DATE.search(item.value))
        or (item.line in box and item.meaning and item.meaning.field not in ("source", "chrome"))
    ]


def _from_lines_above(found: Metadata, above: Sequence[Line]) -> None:
    """Lines just above the body that print a date or a 发文字号 without a label."""
    for at in range(len(above) - 1, max(-1, len(above) - 1 - _NEAR), -1):
        line = above[at]
        if line.link_chars * 2 < len(line.text) < 80 and "今天" not in line.text and without_stamp(line) == line.text:
            text = line.text.strip("（()）[]【】 ")
            match = _BARE_DATE.search(text)
            if match and line.link_chars and text[: match.start()].endswith("["):
                # 关于防汛工作的通知 [2024-02-20]: a row of a list.
                continue
            if match:
                # The clock may stand behind the day of the week.
                moment = read_date(text[match.start() :])
                found.offer("published_date", moment.raw if moment else None, "header", "date line", 0.8)
            elif number := identifiers.number_on_line(text):
                found.offer("document_number", number, "header", "line above the body", 0.8)
            elif "版" in text and (moment := read_date(text)):
                # 《青禾日报》（2024年03月08日 05 版）
                found.offer("published_date", moment.raw, "header", "issue of a newspaper", 0.6)
            elif _PIECES.fullmatch(text) and (date := _date_in_pieces(above, at)):
                found.offer("published_date", date, "header", "date in pieces", 0.6)


def _date_in_pieces(above: Sequence[Line], at: int) -> str | None:
    """The date that line ``at`` ends, in runs of digits or on lines of their own: 18 above 2024-03, 2024 above 03/18."""
    first = at
    while first > 0 and at - first < _MOST_PIECES and _PIECES.fullmatch(above[first - 1].text):
        first -= 1
    numbers = _NUMBER.findall(" ".join(run for line in above[first : at + 1] for run in line.runs))
    if len(numbers) == 3 and len(numbers[1]) == 4:
        numbers = [numbers[1], numbers[2], numbers[0]]
    if len(numbers) not in (3, 5, 6) or len(numbers[0]) != 4:
        return None
    return f"{'-'.join(numbers[:3])} {':'.join(numbers[3:])}"


def _read(name: str, raw: str) -> Any:
    reader: Callable[[str], Any] = _READERS.get(name, clean_value)
    return reader(raw)


def _read_document_number(raw: str) -> str | None:
    """Canonical where it can be read as a number; as printed otherwise, unless it has no digit at all."""
    number = identifiers.document_number(raw) or identifiers.document_number(_REMARK.sub("", raw))
    return number or (raw if re.search(r"\d", raw) and len(raw) <= 40 else None)


def _read_published(raw: str) -> Moment | None:
    """A date of publication; in 1970 nothing was published on a page."""
    moment = read_date(raw)
    return None if moment is None or moment.date == EPOCH_DAY else moment


def _read_last_date(raw: str) -> Moment | None:
    """The end of a period such as 2024-04-01至2029-03-31; of a single date that date."""
    moments = [moment for part in re.split("至|到|~", raw) if (moment := read_date(part))]
    return moments[-1] if moments else None


def _read_keywords(raw: str) -> list[str] | None:
    words = [word for word in SEPARATORS.split(raw) if word]
    return words or None


def _read_source(raw: str) -> str | None:
    """A name, cut before a date that follows it without a label; running text is no name."""
    words = _BARE_DATE.split(raw, maxsplit=1)[0].split()
    while len(words) > 1 and (
        _COUNT.fullmatch(words[-1]) or ((meant := meaning(words[-1])) and meant.field == "chrome")
    ):
        words.pop()
    value = clean_value(" ".join(words))
    return value if value and len(value) <= 60 and not _TEXT.search(value) else None


_READERS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(_DATES, read_date),
    "published_date": _read_published,
    "abolished_date": _read_last_date,
    "index_number": identifiers.index_number,
    "document_number": _read_document_number,
    "keywords": _read_keywords,
    "source": _read_source,
}
