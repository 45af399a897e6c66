"""Labels and values of a page: the metadata box and the line under the title (guide REPORTS §3.4).

Every markup seen comes down to four shapes of lines: ``label：value`` (several may share a line), a label
alone with its value on the next line, a label that is the first inline run, and a label without a colon.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from gkcrawl.extract.characters import nfkc
from gkcrawl.extract.labels import Meaning, clean_label, clean_value, label_table, meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from gkcrawl.extract.layout import Line

_BREAK = "\x1f"
_MARK = re.compile(r"[:：\]】]")
# [主题分类] 综合政务: the bracket stands for the colon.
_BRACKETED = re.compile(r"[\[【]([\u4e00-\u9fff\s\x1f]{2,16})[\]】](?![\s\x1f]*:)")
# Not the colon of a clock time.
_COLON = re.compile(r"(?<!\d):|:(?!\s*\d)")
_LABEL_TAIL = re.compile(
    r"(?:^|[\s\x1f|｜,，;；。)）】\]\[【(（>》])([\u4e00-\u9fff][\u4e00-\u9fff/\s\x1f]{0,18}[\u4e00-\u9fff])[\s\x1f\]】]*$"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[\u4e00-\u9fff)）/]")
_DATE_RUN = re.compile(r"\W*(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?[\s\d:]*")
_LITERAL = re.compile(r"""["']([^"'<>]{2,40})["']""")
_DIGITS = re.compile(r"(?:19|20)\d{2}\s*[-/.年]\s*\d")
_NAME = re.compile(r"[\u4e00-\u9fff][\w\u4e00-\u9fff·（）()]{1,30}")
_MAX_LABEL = 12
_MAX_LINE = 240
_BOX_SIZE = 3
_GAP = 10
_MOST_BELOW = 2
_SURE_LABEL = 3
_AROUND = 5
_HEADER_FIELDS = ("source", "published_date")
_BOX_FIELDS = frozenset(
    ("index_number", "document_number", "issuer", "written_date", "topic", "validity", "published_date")
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label as printed (cleaned), what it means, its value (None for a placeholder), and where both stand."""

    label: str
    meaning: Meaning | None
    value: str | None
    line: int
    value_line: int


def read_labels(lines: Sequence[Line], first: int = 0, end: int | None = None) -> list[Labelled]:
    """All labels in ``lines[first:end]`` with their values, in order. A known label is never taken for a value."""
    found: list[Labelled] = []
    taken = -1
    grids: set[HtmlElement] = set()
    for number in range(first, len(lines) if end is None else end):
        line = lines[number]
        length = len(line.text)
        if number == taken or length > _MAX_LINE or line.link_chars * 10 > length * 9:
            continue
        pairs = _split(_BREAK.join(line.runs)) if _MARK.search(line.text) else []
        pairs = pairs or _bare_labels(line, grids)
        for position, (label, raw) in enumerate(pairs):
            value = clean_value(_before_site_words(raw))
            if value is not None and clean_label(value) in label_table():
                value = None
            elif value is None and not raw.strip(" \x1f\xa0"):
                if position == len(pairs) - 1:
                    value = _value_below(lines, number)
                    taken = number + 1 if value else taken
                value = value or _value_in_next_row(line) or _written_value(line, label_table().get(label))
            found.append(Labelled(label, label_table().get(label), value, number, max(number, taken)))
    return found


def labels_below(lines: Sequence[Line], first: int, end: int) -> list[Labelled]:
    """Labels below a body: those that open their line and are no part of a list of other documents."""
    labels = read_labels(lines, first, end)
    times = Counter(item.label for item in labels)
    opened = {item.line for item in labels if clean_label(lines[item.line].text).lstrip("([（").startswith(item.label)}
    return [item for item in labels if item.line in opened and times[item.label] <= _MOST_BELOW]


def _before_site_words(raw: str) -> str:
    """``raw`` up to an inline run that another element prints behind it: 举报 or a date behind 青禾日报."""
    kept, *rest = raw.split(_BREAK)
    for run in rest:
        if _is_site_word(run) or (kept.replace(_BREAK, "").strip() and _DATE_RUN.fullmatch(run)):
            break
        kept += _BREAK + run
    return kept


def _is_site_word(run: str) -> bool:
    meant = meaning(run)
    return meant is not None and meant.field == "chrome"


def find_box(labels: Sequence[Labelled]) -> range | None:
    """The lines of the metadata box: labels close together that name three or more fields only such boxes have."""
    strong = sorted(
        (item.line, item.meaning.field) for item in labels if item.meaning and item.meaning.field in _BOX_FIELDS
    )
    run: list[tuple[int, str]] = []
    for line, name in strong:
        if run and line - run[-1][0] > _GAP:
            if len({field for _, field in run}) >= _BOX_SIZE:
                break
            run = []
        run.append((line, name))
    if len({field for _, field in run}) < _BOX_SIZE:
        return None
    return range(max(0, run[0][0] - _AROUND), run[-1][0] + _AROUND)


def _split(text: str) -> list[tuple[str, str]]:
    """``label：value`` pairs of one line. The label is the longest known one before a colon, else what stands alone there."""
    text = _BRACKETED.sub(_with_colon, nfkc(text))
    marks: list[tuple[int, int, str]] = []
    for match in _COLON.finditer(text):
        before = text[marks[-1][1] if marks else 0 : match.start()]
        label, start = _label_at_end(before)
        if label:
            offset = match.start() - len(before)
            marks.append((offset + start, match.end(), label))
    return [
        (label, text[end : marks[index + 1][0] if index + 1 < len(marks) else len(text)])
        for index, (_, end, label) in enumerate(marks)
    ]


def _with_colon(match: re.Match[str]) -> str:
    return f"{match[1]}:" if clean_label(match[1]) in label_table() else match[0]


def _label_at_end(text: str) -> tuple[str, int]:
    """The label that ``text`` ends in and where it starts; ('', 0) when there is none."""
    table = label_table()
    start = max(0, len(text) - 3 * _MAX_LABEL)
    letters = [(i, char) for i, char in enumerate(text[start:], start) if not char.isspace() and char not in "\x1f】]"][
        -_MAX_LABEL:
    ]
    squashed = "".join(char for _, char in letters)
    for length in range(len(squashed), 1, -1):
        if (tail := squashed[-length:]) in table:
            start = letters[-length][0]
            # 留言时间 and 公示(起止)时间 are not 时间; but in 市府办浏览次数 the label follows a value without a gap.
            if start == 0 or not _WORD.match(text[start - 1]) or length >= 4 or table[tail].field == "chrome":
                return tail, start
    if match := _LABEL_TAIL.search(text):
        run = match[1].rpartition(_BREAK)[2]
        whole = run if len(clean_label(run)) > 1 else match[1]
        if len(label := clean_label(whole)) <= _MAX_LABEL:
            return label, match.end(1) - len(whole)
    return "", 0


def _bare_labels(line: Line, grids: set[HtmlElement]) -> list[tuple[str, str]]:
    """Labels without a colon: the whole line, its first inline run with the value in the others, or runs like 来源 青禾日报.

    It must be a known one, or stand in the place of a label (every other cell, ``<dt>``, first of two blocks) of a grid
    in which known ones stood before; ``grids`` collects those.
    """
    table = label_table()
    grid = _grid_of(line)
    if len(line.text) <= 2 * _MAX_LABEL and (label := clean_label(line.text)):
        if label in table:
            if table[label].field == "chrome" or (grid is None and len(label) < _SURE_LABEL):
                return []
            if grid is not None:
                grids.add(grid)
            return [(label, "")]
        if grid in grids and _HAN.match(label):
            return [(label, "")]
    runs = [run for run in line.runs if run.strip()]
    if len(runs) > 1 and len(runs[0]) <= 2 * _MAX_LABEL and (label := clean_label(runs[0])) in table:
        return [(label, _BREAK.join(runs[1:]))]
    words = (run.split(None, 1) for run in runs)
    return [
        (label, rest[0]) for label, *rest in words if rest and label in table and table[label].field in _HEADER_FIELDS
    ]


def _grid_of(line: Line) -> HtmlElement | None:
    """The table or list of definitions in which ``line`` stands in the place of a label; None elsewhere."""
    if line.cell is not None and line.row is not None:
        place = sum(1 for _ in line.cell.itersiblings("td", "th", preceding=True))
        return next(line.row.iterancestors("table"), None) if place % 2 == 0 else None
    if line.element.tag == "dt":
        return line.element.getparent()
    return _pair_of(line.element)


def _pair_of(element: HtmlElement) -> HtmlElement | None:
    """What holds the pairs, when ``element`` (or what it alone fills) is the first of two blocks that make a pair."""
    parent = element.getparent()
    while parent is not None and not _siblings(element) and not _siblings(element, preceding=True):
        element, parent = parent, parent.getparent()
    if parent is None or parent.tag not in ("li", "div", "p"):
        return None
    return parent.getparent() if _siblings(element) == 1 and not _siblings(element, preceding=True) else None


def _siblings(element: HtmlElement, *, preceding: bool = False) -> int:
    """How many elements stand behind (or before) this one in its parent; three stand for more."""
    return sum(1 for _ in islice(element.itersiblings("*", preceding=preceding), 3))


def _value_below(lines: Sequence[Line], number: int) -> str | None:
    """The next line, when it belongs to the label: same table row, or a neighbour under the same parent."""
    if number + 1 >= len(lines):
        return None
    label, value = lines[number], lines[number + 1]
    if value.text in (":", "：") and number + 2 < len(lines) and _belongs(label, value):
        label, value = value, lines[number + 2]
    if not _belongs(label, value) or len(value.text) > _MAX_LINE:
        return None
    text = nfkc(value.text)
    if clean_label(text) in label_table() or _split(_BREAK.join(value.runs)):
        return None
    return clean_value(text)


def _value_in_next_row(line: Line) -> str | None:
    """The cell below a label in a table that prints all its labels in one row and the values in the next."""
    below = line.row.getnext() if line.row is not None else None
    if line.row is None or line.cell is None or below is None or below.tag != "tr":
        return None
    heads = [cell for cell in line.row if cell.tag in ("td", "th")]
    cells = [cell for cell in below if cell.tag in ("td", "th")]
    if len(cells) != len(heads) < 3 or any(clean_label(cell.text_content()) not in label_table() for cell in heads):
        return None
    text = nfkc(cells[heads.index(line.cell)].text_content())
    return None if clean_label(text) in label_table() or len(text) > _MAX_LINE else clean_value(text)


def _written_value(line: Line, meant: Meaning | None) -> str | None:
    """What a script beside the label writes: the first string in it that can be a date or a name."""
    if meant is None or meant.field not in _HEADER_FIELDS:
        return None
    for script in line.element.iter("script"):
        for literal in _LITERAL.findall(script.text or ""):
            if _DIGITS.search(literal) if meant.field == "published_date" else _NAME.fullmatch(literal):
                return clean_value(nfkc(literal))
    return None


def _belongs(label: Line, value: Line) -> bool:
    if label.row is not None and label.row is value.row:
        return label.cell is value.cell or (label.cell is not None and label.cell.getnext() is value.cell)
    if label.row is not None or value.row is not None:
        return False
    one, two = label.element, value.element
    return (
        one is two or _parent(one) is _parent(two) or _parent(_parent(one)) is _parent(two) or two.getprevious() is one
    )


def _parent(element: HtmlElement | None) -> HtmlElement | None:
    return element.getparent() if element is not None else None
