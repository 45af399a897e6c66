"""Lines above the body (or its first) that can be its heading, and how much speaks for each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import nfkc, squash, unwrapped
from gkcrawl.data import alternatives, pattern, rules
from gkcrawl.extract.fields.dates import find_date
from gkcrawl.extract.fields.identifiers import number_on_line
from gkcrawl.extract.fields.inline_labels import MAX_LABEL
from gkcrawl.extract.fields.labels import meaning
from gkcrawl.extract.fields.signature import signature_ends
from gkcrawl.extract.page.chrome import is_chrome
from gkcrawl.extract.page.span import Span
from gkcrawl.extract.titles.words import LONGEST, MIN_LENGTH, Likeness, is_column, is_title, like_site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.page.layout import Layout, Line

_TITLE_CLASS = re.compile(r"(?:^|[-_\s])(?:\w*title\w*|\w*biaoti\w*|bt|tit|wzbt|xl_?bt|headline)(?:$|[-_\s\d])", re.I)
_RANKS = {"h1": 3, "h2": 2, "h3": 2, "h4": 1, "h5": 1}
_DATE = r"(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d[-/.]\d")
_WORDS = re.compile(r"\w+")
_BLANKS = re.compile(r"\s+")
# What a template prints behind the title inside the same heading.
_BEHIND = re.compile(rf"\s*[\[(（【]?(?:{alternatives(rules('title_words', 'state'))}|{_DATE})[\])）】]?$")
# The same before it; 2024年3月18日 would be the title's own.
_BEFORE = re.compile(
    r"\s*[\[(（【]?(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[\])）】]?\s*"
)
_BEHIND_ENDS = frozenset("])）】效止改订日0123456789")
_HEADER = re.compile(rf"{_DATE}|{alternatives(rules('title_words', 'stamp'))}\s*[:：]")
_BESIDE = re.compile(rf".{{0,20}}{alternatives(rules('title_words', 'beside_title'))}\s*[:：]|\W*{_DATE}")
# A day without its year, as lists print it.
_SHORT_DATE = re.compile(r"[\[(（]\d{1,2}[-/.]\d{1,2}[\])）]")
_TODAY = pattern(rules("title_words", "today"))
_BETWEEN = re.compile(r"[（(—－-]")
_HEADER_ABOVE_BODY = 10  # lines between the line of date and source and the body: a box, a sum-up
_LONGEST_STAMP = 80  # characters of date and source behind a title
_HEADING_ABOVE_BODY = 80  # lines between the heading and the body: a box in lines of their own
_LINES_OF_HEADING = 3  # a title broken by hand; between it and its header line as many less one
# Weights of a heading against the place on the page, which counts 1 and decides between equals.
_AGREES = 10.0  # other places say the same: more than all below but the row together
_ROW = 8.0  # the row says the same: it may be cut
_TOPS = 5  # the line of date and source is next
_NAMED = 3  # class or id say title
_LEVEL = 2  # for each rank of a heading: h1 with no more is less than an h3 above the header line
_LONG_WORDS, _LONG_WEIGHT = 60, 2  # characters from which on length says no more, and what it then counts
_SAYS_SAME = 0.8  # share of words from which on two places say the same title
_SAYS_PART = 0.6  # from which on one says a part of it, with a subtitle or without
_SURE_STEM = 6  # characters of a cut title by which it is known again
_RUNS_OF_STAMPED = 2  # the title, and date or source in an element of their own


class Heading(NamedTuple):
    """A heading: words, the same without white space, its tag, and how far (0 to 1) other places agree with it."""

    text: str
    flat: str
    tag: str
    agrees: float


class Spoken(NamedTuple):
    """What other places call the document (no white space): all of it, what is no site's and no column's, the row's."""

    spoken: list[str]
    said: list[str]
    hint: str | None


def find_heading(layout: Layout, first: int, words: Spoken, tops: set[int], others: set[str]) -> Heading | None:
    """The best heading above line ``first`` of the body; ``others`` are parts of ``<title>`` that are not it.

    ``tops`` are the lines right above a line of date and source. Words like a column's or a site's count there only, or
    where the row says them.
    """
    best: tuple[float, Heading] | None = None
    read: dict[Span, Heading | None] = {}
    lowest, highest = first - _HEADING_ABOVE_BODY, first + 1
    for element, (start, end) in layout.spans.items():
        if start > highest:  # as do all behind it: spans stand in the order of their elements
            break
        if not lowest <= start < end <= start + _LINES_OF_HEADING:
            continue
        linked = start < first and layout.lines[start].link_chars  # the most common of them: the site's own lists
        if linked and (element.tag not in _RANKS or element.tag == "h1"):
            continue
        # Blocks nest around the same lines: those are read once.
        if (span := Span(start, end)) not in read:
            read[span] = _read(layout, first, span, words)
        if (heading := read[span]) is None:
            continue
        flat, agrees = heading.flat, heading.agrees
        tag = str(element.tag)
        rank = _RANKS.get(tag, 0)
        tops_header = any(at in tops for at in range(start, end))
        score = (
            _AGREES * agrees
            + _LEVEL * rank
            + _LONG_WEIGHT * min(len(flat), _LONG_WORDS) / _LONG_WORDS
            + _TOPS * tops_header
        )
        score += start / (first + 1) if start <= first else 0
        if best and score + _NAMED + _ROW <= best[0]:
            continue
        if named := _TITLE_CLASS.search(f"{element.get('class', '')} {element.get('id', '')}"):
            score += _NAMED
        in_row = words.hint is not None and agreement(flat, [words.hint]) >= _SAYS_SAME
        score += _ROW * in_row
        if not (agrees or rank or named) or (best and score <= best[0]) or not is_title(flat):
            continue
        if start >= first and not (rank or named) and agrees < _SAYS_PART:
            # 某某局令 opens a decree whose name is longer.
            continue
        doubtful = flat in others or is_column(flat) or like_site(flat) is Likeness.SITE
        if not doubtful or in_row or (tops_header and agrees >= _SAYS_PART and flat not in others):
            best = (score, heading._replace(tag=tag))
    return best[1] if best else None


def header_tops(layout: Layout, first: int) -> dict[int, str]:
    """Lines right above a line of date and source near the body, nearest first: number and words without a date behind.

    Between them may stand the document's number or a subtitle; a date inside the heading will do.
    """
    found: dict[int, str] = {}
    lines = layout.lines
    for number in range(min(first, len(lines)) - 1, max(0, first - _HEADER_ABOVE_BODY) - 1, -1):
        bare = without_stamp(lines[number])
        stamped = len(bare) < len(lines[number].text)
        # 青禾县水利局 <span>2024-03-18</span> is a line of date and source itself.
        signed = stamped and str(lines[number].element.tag) not in _RANKS and like_site(squash(bare)) is Likeness.AGENCY
        if stamped and not signed:
            found[number] = bare
        elif (
            number > 0
            and (signed or _is_header(lines[number]))
            and not signature_ends([one.text for one in lines[number - 1 : number + 1]])
        ):
            above = number - 1
            while above > 0 and above > number - _LINES_OF_HEADING and _is_between(lines[above]):
                above -= 1
            if not _is_header(lines[above]) and not _is_beside_label(lines[above]):
                found.setdefault(above, lines[above].text)
    return found


def without_stamp(line: Line) -> str:
    """The words of a line without the date (and the source) that a template prints behind them in an element.

    A heading may have its date before it. Of a header line all: 来源：县水利局 <span>2024-03-18</span>.
    """
    runs = line.runs
    if len(runs) < _RUNS_OF_STAMPED or ("年" not in line.text and not _DIGITS.search(line.text)):
        return line.text
    if str(line.element.tag) in _RANKS and _BEFORE.fullmatch(runs[0]):
        return unwrapped("".join(runs[1:]))
    behind = ""
    for at in range(len(runs) - 1, 0, -1):
        behind = _BLANKS.sub(" ", runs[at] + behind)
        if len(behind) > _LONGEST_STAMP:
            break
        if _is_stamp(behind):
            bare = " ".join("".join(runs[:at]).split()).rstrip("[(（【 ")
            header = len(bare) < MIN_LENGTH or is_labelled(bare) or _BESIDE.match(bare)
            return line.text if header else bare
    return line.text


def _is_stamp(text: str) -> bool:
    """Whether words are a date with nothing beside it but labels with their values, or the name of an agency."""
    if _SHORT_DATE.fullmatch(text.strip()):
        return True
    if (moment := find_date(text)) is None:
        return False
    before, _, behind = nfkc(text).partition(moment.raw)
    rest = "".join(_WORDS.findall(before + behind))
    if not rest or meaning(rest) is not None or (not _WORDS.search(before) and like_site(rest)):
        return True
    return is_labelled((before + behind).strip(" [(|")) and all(map(is_labelled, filter(None, before.split())))


def agreement(flat: str, said: Sequence[str]) -> float:
    """1 when one of ``said`` has the same words (as far as a cut one goes), less for most of the other, else 0."""
    best = 0.0
    bare = flat.rstrip(".…")
    for one in said:
        known = one.rstrip(".…")
        if len(known) < MIN_LENGTH:
            continue
        if flat.startswith(known) and known != one and len(known) >= _SURE_STEM:
            best = 1.0
        elif bare in known:
            best = max(best, 1.0 if bare != flat and len(bare) >= _SURE_STEM else len(bare) / len(known))
        elif known in flat and len(known) * 2 >= len(flat):
            best = max(best, len(known) / len(flat))
    return best


def is_labelled(text: str) -> bool:
    """Whether words are a label (with or without its value) or call upon someone: 内容概述：, 各镇人民政府：."""
    label = text.replace("：", ":").partition(":")[0]
    return text.endswith((":", "：")) or (len(label) <= 2 * MAX_LABEL and meaning(label) is not None)


def _read(layout: Layout, first: int, span: Span, words: Spoken) -> Heading | None:
    """The heading that the lines ``span`` may be, whatever their element; None for none."""
    start, end = span
    lines = list(span.of(layout.lines))
    text = " ".join(line.text for line in lines) if end - start > 1 else lines[0].text
    whole, printed = squash(text), len(text)
    said_whole = any(whole in one for one in words.spoken)
    while not said_whole and len(lines) > 1 and _BESIDE.match(lines[-1].text):
        lines.pop()
    if start < first and any(line.link_chars for line in lines) and whole not in words.said:
        return None
    if not said_whole:
        text = " ".join([*(line.text for line in lines[:-1]), without_stamp(lines[-1])])
    if text[-1] in _BEHIND_ENDS and (bare := _BEHIND.sub("", text)) != text and squash(bare) in words.spoken:
        text = bare
    elif ("：" in text or ":" in text) and (header := _HEADER.search(text)):
        before = text[: header.start()].rstrip()
        text = before if squash(before) in words.said else text
    flat = whole if len(text) == printed else squash(text)
    if not MIN_LENGTH <= len(text) <= LONGEST or (is_labelled(text) and flat not in words.said):
        return None
    return Heading(text, flat, "", agreement(flat, words.said))


def _is_header(line: Line) -> bool:
    """Whether a line opens with a date or a label of a header line, and is none of the day's date."""
    text = line.text
    if _TODAY.search(text):
        return False
    if _BESIDE.match(text):
        return True
    moment = find_date(text) if len(text) <= _LONGEST_STAMP and _YEAR.search(text) else None
    return moment is not None and (moment.time is not None or text.startswith(("来源", "发布")))


def _is_beside_label(line: Line) -> bool:
    """Whether a line is the value of a label in the cell before it."""
    before = line.cell.getprevious() if line.cell is not None else None
    return before is not None and meaning("".join(before.itertext())) is not None


def _is_between(line: Line) -> bool:
    return is_chrome(line) or number_on_line(line.text) is not None or _BETWEEN.match(line.text) is not None
