"""Reads what a page, its list row and its address state of a document: a reader for each source in data/trust.csv."""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import squash
from gkcrawl.contract import DATES
from gkcrawl.data import rows
from gkcrawl.extract.fields import identifiers
from gkcrawl.extract.fields.dates import is_unfilled, read_date, url_date
from gkcrawl.extract.fields.labels import BARE_DATES, clean_value
from gkcrawl.extract.metadata import Metadata
from gkcrawl.extract.page.chrome import is_chrome
from gkcrawl.extract.titles.headings import without_stamp
from gkcrawl.extract.trust import source, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gkcrawl.document import Method
    from gkcrawl.extract.fields.label_rows import Labelled
    from gkcrawl.extract.fields.labels import Meaning
    from gkcrawl.extract.page.layout import Line
    from gkcrawl.extract.seen import Seen

# schema.org's key, and the names that scripts of pages give to the date. A set of first letters, looked for before
# anything else, makes the scan of a page four times as fast.
_PUBLISHED = re.compile(
    r"[DdFfPpRr](?<=\b.)"
    r"(?i:(?<=d)atePublished|(?:(?<=p)ub(?:lish)?|(?<=r)elease|(?<=f)(?:abu|b))_?(?:time|date|data|sj|rq))"
    r"[\"']?\s*[:=]\s*[\"']?([\d年月日: Tt/+.-]{8,32})"
)
_TAG = re.compile(r"<[^<>]{1,200}>")
# What the steps of a breadcrumb begin with.
_STEPS = re.compile(r"[\w\u4e00-\u9fff]{1,20}\s*(?:>|»|›|》|→|＞)")
GENERATED_RANK = 3  # of 生成日期 among the labels of 成文日期 (data/labels.csv)
# Lines of a text that repeat its red head: agency, number, title.
MAX_HEAD_LINES = 6


class Statement(NamedTuple):
    """A value as printed; place, field and method where the row of data/trust.csv leaves them open."""

    raw: str | None
    locator: str = ""
    field: str = ""
    method: Method | None = None


def read_metadata(seen: Seen) -> Metadata:
    """All fields that what was ``seen`` states, the sources asked in the order of data/trust.csv."""
    found = Metadata()
    for reader, group in groupby(sources(), key=lambda row: row.reader):
        if reader in READERS and found.asks(next(group)):
            for said in READERS[reader](seen, found):
                stated = source(reader, said.method)
                found.offer(said.field or stated.fields[0], said.raw, stated, said.locator)
    return found


def _labels(seen: Seen, _: Metadata, *, copied: bool) -> Iterator[Statement]:
    """Labels of the best rank first, then those of the box, then the nearest to the page's header line or the body.

    Those that a text brings along of what it is ``copied`` from are a source of their own.
    """
    for meant, item, method in _ranked(seen):
        if (method == "header" and item.line in seen.copied) != copied:
            continue
        if method != "box" and item.meaning and "line" not in item.meaning.places:
            # 分类：随笔 above an article names a column of the site, 印发日期 below one belongs to its printing record.
            continue
        if meant != "other" and not _is_generated(item):
            yield Statement(item.value, item.label, meant, method)


def _generated_dates(seen: Seen, _: Metadata) -> Iterator[Statement]:
    """生成日期 is 成文日期 by the standard, but a time of entry where a clock is printed with it."""
    for _meant, item, method in _ranked(seen):
        if _is_generated(item):
            moment = read_date(item.value or "")
            name = "published_date" if moment and moment.time else "written_date"
            yield Statement(item.value, item.label, name, method)


def _is_generated(item: Labelled) -> bool:
    return item.meaning is not None and (item.meaning.field, item.meaning.rank) == ("written_date", GENERATED_RANK)


def _ranked(seen: Seen) -> Iterator[tuple[str, Labelled, Method]]:
    """Labels of fields in order of trust: the field, the label, whether the box has it."""
    known = [(item.meaning, item) for item in seen.labels if item.meaning and item.value is not None]
    for meant, item in sorted(known, key=lambda pair: _distrust(seen, pair[0], pair[1].line)):
        if meant.field not in ("chrome", "title"):
            yield meant.field, item, "box" if item.line in seen.box else "header"


def _distrust(seen: Seen, meant: Meaning, line: int) -> tuple[int, bool, int]:
    """The smaller the better: rank, outside the box, lines from the body (of a box) or from the page's header line."""
    boxed = line in seen.box
    return meant.rank, not boxed, abs(line - (seen.first if boxed else seen.header))


def _unknown_labels(seen: Seen, found: Metadata) -> Iterator[Statement]:
    """Labels of the box that filled no field."""
    used = {origin.locator for origin in found.provenance.values()} | set(found.disclosure)
    for item in seen.labels:
        if item.line in seen.box and item.label not in used and _is_of_box(item, seen.layout.lines):
            yield Statement(item.value, item.label)


def _is_of_box(item: Labelled, lines: Sequence[Line]) -> bool:
    """Whether a label without a field is one of the box, not of the site's words around it or of its own date alone."""
    if item.label in BARE_DATES or (item.meaning and item.meaning.field in ("chrome", "title")):
        return False
    if item.meaning and item.meaning.field in DATES and is_unfilled(item.value or ""):
        return False
    printed = lines[item.line]
    return item.meaning is not None or not (
        is_chrome(printed) or any(map(_STEPS.match, (printed.text, item.value or "")))
    )


def _meta_tags(seen: Seen, _: Metadata) -> Iterator[Statement]:
    for row in rows("meta_tags"):
        if content := seen.page.metas.get(row["name"]):
            yield Statement(clean_value(_TAG.sub("", content)), row["name"], row["field"])


def _row_fields(seen: Seen, _: Metadata) -> Iterator[Statement]:
    for name, raw in seen.hints.fields.items():
        yield Statement(clean_value(raw), name, name, seen.hints.method)


def _stamps(seen: Seen, _: Metadata) -> Iterator[Statement]:
    """关于防汛工作的通知 <small>(2024-03-18)</small>."""
    for line in seen.above:
        if not line.link_chars and (bare := without_stamp(line)) != line.text:
            yield Statement(line.text.replace(bare, "", 1))


def _address(seen: Seen, _: Metadata) -> Iterator[Statement]:
    if moment := url_date(seen.page.url):
        yield Statement(moment.date, moment.raw)


def _whole_forms(seen: Seen, found: Metadata) -> Iterator[Statement]:
    """Where a page may print whole what it cuts elsewhere: labels, lines above the body, tags, attributes."""
    for name in source("whole form").fields:
        if found.is_cut(name):
            cut = squash(found.values[name])
            for text in _printed(seen, cut):
                yield Statement(clean_value(text), field=name)


def _printed(seen: Seen, cut: str) -> Iterator[str]:
    yield from (item.value for item in seen.labels if item.value)
    yield from (line.text for line in seen.layout.lines[: seen.first] if not line.link_chars)
    yield from seen.page.metas.values()
    for element in seen.page.tree.iterfind(".//*[@title]"):
        if cut in squash("".join(element.itertext())):
            yield element.get("title") or ""


def _first_lines(seen: Seen, _: Metadata) -> Iterator[Statement]:
    for line in seen.body.text.split("\n", MAX_HEAD_LINES)[:MAX_HEAD_LINES]:
        if number := identifiers.number_on_line(line):
            yield Statement(number)


def _signature(seen: Seen, _: Metadata, *, sure: bool) -> Iterator[Statement]:
    if seen.signature and seen.signature.sure == sure:
        yield Statement(seen.signature.date)


def _unlabelled(reader: str, seen: Seen, _: Metadata) -> Iterator[Statement]:
    return (Statement(raw) for kind, raw in seen.unlabelled if kind == reader)


def _one(raw: str | None, locator: str = "", method: Method | None = None) -> Iterator[Statement]:
    if raw:
        yield Statement(raw, locator, method=method)


READERS: dict[str, Callable[[Seen, Metadata], Iterator[Statement]]] = {
    "label": partial(_labels, copied=False),
    "copied label": partial(_labels, copied=True),
    "generated date": _generated_dates,
    "unknown label": _unknown_labels,
    **{
        name: partial(_unlabelled, name)
        for name in ("date line", "number line", "issue of a newspaper", "date in pieces")
    },
    "meta tag": _meta_tags,
    "row field": _row_fields,
    "row date": lambda seen, _: _one(seen.hints.date, method=seen.hints.method),
    "stamp": _stamps,
    "address": _address,
    "script": lambda seen, _: _one(said[1] if (said := _PUBLISHED.search(seen.page.text)) else None),
    "keywords tag": lambda seen, _: _one(seen.page.metas.get("keywords")),
    "whole form": _whole_forms,
    "title number": lambda seen, _: _one(identifiers.find_document_number(seen.name or "")),
    "first lines": _first_lines,
    "signature": partial(_signature, sure=True),
    "late date": partial(_signature, sure=False),
}
"""Reader of data/trust.csv → what it reads; those of title, text, agency and region stand with them."""
