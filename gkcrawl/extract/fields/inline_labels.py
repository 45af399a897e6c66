"""Splits a line into labels and values: ``label：value``, several of them, or inline runs.

A line is given as its inline runs, joined by ``BREAK``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.characters import narrow
from gkcrawl.contract import marked
from gkcrawl.document import BOX, HEADER
from gkcrawl.extract.fields.labels import clean_label, is_site_label, label_table

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAK = "\x1f"
MAX_LABEL = 12  # characters: the longest of the table has ten, unknown ones may have more
SURE_LABEL = 3  # characters: shorter ones are ordinary words without a colon
_LABEL_AFTER_WORD = 4  # characters of a label that may follow a value without a gap: 留言时间 is not 时间
HEADER_FIELDS = marked(HEADER)
BOX_FIELDS = frozenset(marked(BOX))
_LABEL = re.compile(rf"[\u4e00-\u9fff][\u4e00-\u9fff()/]{{1,{MAX_LABEL - 1}}}")
# [主题分类] 综合政务: the bracket stands for the colon.
_BRACKETED = re.compile(r"[\[【]([\u4e00-\u9fff\s\x1f()/]{2,16})[\]】](?![\s\x1f]*:)")
# Not the colon of a clock time.
_COLON = re.compile(r":(?:(?<!\d:)|(?!\s*\d))")
_LABEL_TAIL = re.compile(
    r"(?:^|[\s\x1f|｜,，;；。)）】\]\[【(（>》])([\u4e00-\u9fff][\u4e00-\u9fff/\s\x1f]{0,18}[\u4e00-\u9fff])[\s\x1f\]】]*$"
)
# A word between blanks before another: labels of header lines do without a colon beside others that have one.
_SPACED = re.compile(rf"(?:^|(?<=[\s\x1f|]))([\u4e00-\u9fff]{{2,{MAX_LABEL}}})([\s\x1f]+)(?=[\w《])")
_WORD = re.compile(r"[\u4e00-\u9fff)）/]")
_DATE_RUN = re.compile(r"\W*(?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?[\s\d:]*")


def split_pairs(text: str) -> list[tuple[str, str]]:
    """``label：value`` pairs of one line, values as printed.

    The label is the longest known one before a colon, else what stands alone there.
    """
    if not ("：" in text or ":" in text or "]" in text or "】" in text):
        return []
    printed, text = text, _BRACKETED.sub(_with_colon, narrow(text))
    if _COLON.search(text):
        text = _SPACED.sub(_with_mark, text)
    marks: list[tuple[int, int, str]] = []
    for match in _COLON.finditer(text):
        before = text[marks[-1][1] if marks else 0 : match.start()]
        label, start = _label_at_end(before)
        if label:
            offset = match.start() - len(before)
            marks.append((offset + start, match.end(), label))
    return [
        (label, printed[end : marks[index + 1][0] if index + 1 < len(marks) else len(text)])
        for index, (_, end, label) in enumerate(marks)
    ]


def _with_mark(match: re.Match[str]) -> str:
    """A colon in the place of the blank behind a label of source, or of publication where that is no ordinary word."""
    meant = label_table().get(match[1])
    spaced = meant and meant.field in HEADER_FIELDS and (meant.field == "source" or not meant.ordinary)
    return f"{match[1]}:{' ' * (len(match[2]) - 1)}" if spaced else match[0]


def _with_colon(match: re.Match[str]) -> str:
    return f" {match[1]}:" if clean_label(match[1]) in label_table() else match[0]


def _label_at_end(text: str) -> tuple[str, int]:
    """The label that ``text`` ends in and where it starts; ('', 0) when there is none."""
    table = label_table()
    start = max(0, len(text) - 3 * MAX_LABEL)
    letters = [(i, char) for i, char in enumerate(text[start:], start) if not char.isspace() and char not in "\x1f】]"][
        -MAX_LABEL:
    ]
    squashed = "".join(char for _, char in letters)
    for length in range(len(squashed), 1, -1):
        if (tail := squashed[-length:]) in table:
            start = letters[-length][0]
            if start == 0 or not _WORD.match(text[start - 1]):
                return tail, start
            # 留言时间 and 公示(起止)时间 are not 时间; but in 市府办浏览次数 the label follows a value without a gap.
            # In 市府办网站发布日期 the 网站 is the value's, as is the part before a break of what begins inside a run.
            own = not tail.startswith("网站") and BREAK not in text[start : letters[-1][0]]
            if own and (length >= _LABEL_AFTER_WORD or table[tail].field == "chrome"):
                return tail, start
    if match := _LABEL_TAIL.search(text):
        run = match[1].rpartition(BREAK)[2]
        whole = run if len(clean_label(run)) > 1 else match[1]
        if len(clean_label(whole)) > MAX_LABEL:
            whole = whole.split()[-1]
        if 1 < len(label := clean_label(whole)) <= MAX_LABEL:
            return label, match.end(1) - len(whole)
    return "", 0


def pairs_of_runs(runs: Sequence[str]) -> list[tuple[str, str]]:
    """Labels and values of inline ``runs`` without colons; the first one is a known label, and so is every next one."""
    pairs: list[tuple[str, list[str]]] = []
    for run in runs:
        label = clean_label(run) if len(run) <= 2 * MAX_LABEL else ""
        if label in label_table():
            pairs.append((label, []))
        else:
            pairs[-1][1].append(run)
    return [(label, BREAK.join(values)) for label, values in pairs]


def pairs_of_parts(parts: Sequence[str]) -> list[tuple[str, str]]:
    """Labels and values, by turns, of the elements that make up a line; values may be empty. [] for no pairs."""
    labels = [clean_label(part) for part in parts[::2]]
    if not parts or len(parts) % 2 or not all(_LABEL.fullmatch(label) for label in labels):
        return []
    if any(clean_label(part) in label_table() for part in parts[1::2]):
        return []
    return list(zip(labels, parts[1::2], strict=True))


def opens_with_label(runs: Sequence[str]) -> bool:
    """Whether a line is a pair of its own: a known label in its first run, the value in others or behind a blank."""
    first, *rest = [run for run in runs if run.strip()] or [""]
    label, *value = first.split(None, 1)
    if rest and len(first) <= 2 * MAX_LABEL and clean_label(first) in label_table():
        return True
    return bool(value) and stands_alone(label)


def stands_alone(label: str) -> bool:
    """Whether a label needs no colon before a value in the same run: of two characters only 来源, 时间 and 日期."""
    meant = label_table().get(label)
    return meant is not None and (
        meant.field in HEADER_FIELDS or (meant.field in BOX_FIELDS and len(label) >= SURE_LABEL)
    )


def before_site_words(raw: str) -> str:
    """``raw`` up to an inline run that another element prints behind it: 举报 or a date behind 青禾日报."""
    first, *rest = raw.split(BREAK)
    said = bool(first.strip())
    for at, run in enumerate(rest):
        if is_site_label(run) or (said and _DATE_RUN.fullmatch(run)):
            return BREAK.join((first, *rest[:at]))
        said = said or bool(run.strip())
    return raw
