"""What a line in the head of a document is: part of a title, an agency, a number, a date, or the first of the body."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from gkcrawl.characters import HAN, squash
from gkcrawl.data import pattern, rules
from gkcrawl.extract.fields.identifiers import case_number, document_number, number_on_line
from gkcrawl.extract.fields.signature import is_agency
from gkcrawl.extract.titles.words import LONGEST
from gkcrawl.files.official.ending import adopted_on, dated

_SKIP, _RED, _ORDER, _SERIAL, _BODY, _STAGE, _ADOPTED, _LABELLED = (
    pattern(rules("head_words", role))
    for role in ("skip", "red", "order", "serial", "body", "stage", "adopted", "labelled")
)
_DATE = re.compile(r"\(?(?:(?:19|20)\d\d|[二一][^\d年]{3})年.{1,3}月(?:.{1,3}日)?\)?")
# Behind a number, or before it: 青水〔2024〕3号    签发人：李明.
_COLUMNS = re.compile(r"\t+|\s{2,}|\u3000+")
_LONGEST_PRINTED = 5 * LONGEST  # characters with the blanks that spread a title
_LONGEST_LABEL = 12  # characters before a colon: more are a list of agencies that are addressed
_SENTENCE = re.compile(r"[。；;]|[，,].*[，,]")
_UNQUOTED = re.compile(r"《[^《》]*》|“[^“”]*”|[(（][^()（）]*[)）]")


class Kind(Enum):
    """What a line is."""

    SKIPPED = auto()  # page number, 附件1, 密级, running head
    RED = auto()  # 发文机关标志
    ORDER = auto()  # 令, 公告: its number is below
    SERIAL = auto()  # that number
    NUMBER = auto()  # 发文字号
    AGENCY = auto()
    DATE = auto()
    ADOPTED = auto()  # 题注 (…会议通过), (…令发布)
    STAGE = auto()  # (试行) below a title
    LABEL = auto()  # 申报单位：, or no Chinese at all
    BODY = auto()  # 主送机关, text, table
    TEXT = auto()  # anything else: a title


class Line(NamedTuple):
    """A line of a head: as printed, without white space in NFKC, what it is, and what it says: a number, an agency."""

    text: str
    flat: str
    kind: Kind
    said: str = ""


@lru_cache(maxsize=128)  # lines: those that the layout sets apart stand in the text as well
def read_line(printed: str) -> Line:
    """``printed`` with what it is; a row of a table whose cells all say the same is a merged one."""
    if len(printed) > _LONGEST_PRINTED:
        return Line("", "", Kind.BODY)
    cells = {cell.strip() for cell in printed.split("\t")} - {""}
    if len(cells) == 1:
        printed = cells.pop()
    flat = squash(printed)
    kind, said = _classified(printed.strip(), flat)
    return Line(printed.strip(), flat, kind, said)


def _classified(printed: str, flat: str) -> tuple[Kind, str]:
    if len(flat) > LONGEST:
        return Kind.BODY, ""
    if not flat or _SKIP.fullmatch(flat):
        return Kind.SKIPPED, ""
    if number := _number(printed):
        return Kind.NUMBER, number
    if _ADOPTED.fullmatch(flat):
        return Kind.ADOPTED, adopted_on(flat) or ""
    if _DATE.fullmatch(flat):
        return Kind.DATE, dated(flat.strip("()")) or ""
    if "\t" in printed or _BODY.match(flat):
        return Kind.BODY, ""
    if (red := _RED.fullmatch(flat)) and (red["who"] is None or is_agency(red["who"])):
        # As printed: blanks part the names of joint issuers.
        return Kind.RED, printed[: _place(printed, len(red["who"] or ""))]
    if (order := _ORDER.fullmatch(flat)) and is_agency(order["who"]):
        return Kind.ORDER, order["who"]
    for kind, words in ((Kind.SERIAL, _SERIAL), (Kind.STAGE, _STAGE)):
        if words.fullmatch(flat):
            return kind, flat
    if HAN.search(flat) is None:
        return Kind.LABEL, ""
    if flat.endswith(":"):
        return (Kind.LABEL if len(flat) <= _LONGEST_LABEL else Kind.BODY), ""
    if _LABELLED.fullmatch(flat):
        return Kind.LABEL, ""
    if is_agency(printed):
        return Kind.AGENCY, ""
    if _SENTENCE.search(_UNQUOTED.sub("", flat)):
        return Kind.BODY, ""
    return Kind.TEXT, ""


def _number(printed: str) -> str | None:
    """The number that a line prints, alone or in a column of its own; that of a case in its brackets."""
    if "号" not in printed or "关于" in printed or "《" in printed:
        return None
    if (number := number_on_line(printed)) and _is_head(squash(printed).partition(number.partition("〔")[0])[0]):
        return number
    for part in _COLUMNS.split(printed):
        if number := document_number(part.strip("()（） ")) or case_number(part):
            return number
    return None


def _is_head(before: str) -> bool:
    """Whether what stands ``before`` a number on its line is nothing, a label or a red head."""
    bare = before.strip("(:")
    return not bare or bare.endswith(("文件", "号")) or is_agency(bare)


def _place(printed: str, letters: int) -> int:
    """Where in ``printed`` so many characters that are no white space have passed."""
    filled = [at for at, character in enumerate(printed, 1) if not character.isspace()]
    return filled[letters - 1] if letters else 0
