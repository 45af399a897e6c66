"""Tables of the forms where they are lines of text: a label and its numbers, as programs print tables of PDF files."""

from __future__ import annotations

import re

from gkcrawl.characters import squash
from gkcrawl.statistics.forms.cells import read_cell
from gkcrawl.statistics.forms.tables import named, word
from gkcrawl.statistics.keys import APPLICANTS
from gkcrawl.statistics.model import Grid

_OF_REVIEW = 15  # numbers in the row of table 四
_RESULTS = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
_HEAD = ["勾稽关系", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
_OTHERS = "其他处理"
_WHERE = "lines of text"
_REVIEW_HEADING = re.compile(r"四、.*行政复议")


def grids_of_lines(text: str) -> tuple[list[Grid], list[Grid], list[Grid]]:
    """Tables 二, 三 and 四 as grids, from lines that end in their numbers; each is empty where there are none.

    The seven numbers of a row of table 三 stand between 三 and 四, and no number before them. The last line of a text
    is no row: where the text was cut, its last number may lack digits.
    """
    disclosure: list[list[str]] = []
    requests: list[list[str]] = []
    review: list[list[str]] = []
    within, below = False, False
    above = ""
    for line in text.splitlines()[:-1]:
        flat = squash(line)
        within = within or word("t3.table").search(flat) is not None
        below = below or _REVIEW_HEADING.search(flat) is not None
        parts = line.split()
        numbers = _numbers_at_end(parts)
        if below and len(numbers) == _OF_REVIEW == len(parts):
            review = review or [_RESULTS * (_OF_REVIEW // len(_RESULTS)), numbers]
        elif within and not below and len(numbers) == len(APPLICANTS) and not _has_numbers(parts[: -len(numbers)]):
            label = "".join(parts[: -len(numbers)])
            # A label that wrapped names no row: it may as well be the end of that before. Only (六) is a row or three.
            requests.append([label or (_OTHERS if above.endswith(_OTHERS) else ""), *numbers])
            above = ""
        elif not within and (word("t2.table").search(flat) or named(squash(parts[0]) if parts else "", "t2.")):
            disclosure.append([parts[0], *numbers] if numbers else parts)
        elif not within and disclosure and any(named(squash(part), "t2.column.") for part in parts):
            disclosure.append(parts)
        elif within and not below and not numbers:
            above += flat
    return _grids(disclosure), _grids([_HEAD, *requests] if requests else []), _grids(review)


def _grids(rows: list[list[str]]) -> list[Grid]:
    return [Grid(rows=rows, where=_WHERE)] if rows else []


def _numbers_at_end(parts: list[str]) -> list[str]:
    count = 0
    for part in reversed(parts):
        if read_cell(part).meaning not in {"NUMERIC", "ZERO", "NA"}:
            break
        count += 1
    return parts[len(parts) - count :] if count else []


def _has_numbers(labels: list[str]) -> bool:
    """Whether the row of another table stands before this one, as where two reports are printed side by side."""
    return len([label for label in labels if read_cell(label).value is not None]) > 1
