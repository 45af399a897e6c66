"""Parses 发文字号 (document numbers) and 索引号 (index numbers); check digits (docs/reading.md#index-numbers)."""

from __future__ import annotations

import re
from typing import Literal

from gkcrawl.characters import nfkc, squash
from gkcrawl.data import pattern, rules
from gkcrawl.extract.fields.labels import label_table

_NUMBER, _ORDER, _LAST, _LEAD, _APART, _CASE, _PROMULGATED = (
    pattern(rules("document_numbers", role))
    for role in ("number", "order", "title", "cited", "behind_agency", "case", "promulgated")
)
_LABELS = sorted((label for label, meant in label_table().items() if meant.field == "document_number"), key=len)
_LABEL = re.compile(rf"^(?:{'|'.join(map(re.escape, reversed(_LABELS)))})[:：]?")
_WIDE = str.maketrans("()[]【】〈〉", "（）〔〕〔〕〔〕")
_LONGEST_CODE = 16  # characters of a 代字: more are a sentence before the number
_LONGEST_NUMBER_LINE = 40  # characters: agency, number and brackets
_LONGEST_INDEX = 64  # characters of an 索引号; those of four parts have 40
_USCC_LENGTH = 18  # characters (GB 32100)
_PRIME = 31  # modulus and base of the check digit of GB 32100


def document_number(text: str) -> str | None:
    """``text`` in canonical form 代字〔YYYY〕N号 when all of it is one number, else None.

    Brackets inside the 代字 are printed wide.

    >>> document_number("湘政发【2012】33 号")
    '湘政发〔2012〕33号'
    >>> document_number("农药检(残留)函[2020]48号")
    '农药检（残留）函〔2020〕48号'
    """
    flat = _flat(text)
    if match := _NUMBER.fullmatch(flat):
        serial = match["serial"].lstrip("0") or match["serial"]
        code = match["code"].strip().translate(_WIDE)
        return f"{code}〔{match['year']}〕{serial}号"
    return flat if _ORDER.fullmatch(flat) else None


def number_on_line(line: str) -> str | None:
    """The 发文字号 that a whole ``line`` prints, alone, in brackets or behind its label; canonical."""
    if "号" not in line or len(line) > _LONGEST_NUMBER_LINE:
        return None
    # Behind the name of the agency, or a label that no table has.
    apart = _APART.fullmatch(line.strip())
    printed = apart[1] if apart else _LABEL.sub("", line).strip()
    number = document_number(printed) or document_number(printed.strip("()（） "))
    return number if number and _is_short(number) else find_document_number(line)


def find_document_number(text: str) -> str | None:
    """The last 发文字号 in brackets at the end of a title such as …的通知(发改经贸〔2026〕1241号), canonical."""
    if "号" not in text:
        return None
    # Where the blank before it says where the number begins, and where one is lost inside.
    for spaced in (nfkc(text), _flat(text)):
        if match := _LAST.search(spaced):
            lead = _LEAD.match(match[1])
            number = document_number(match[1][lead.end() :] if lead else match[1])
            if number and _is_short(number):
                return number
    return None


def case_number(line: str) -> str | None:
    """The number of a case that a whole ``line`` prints, as courts write it (法〔2015〕137号).

    >>> case_number("（2024）青01民初12号")
    '（2024）青01民初12号'
    """
    flat = squash(line)
    return flat.translate(str.maketrans("()", "（）")) if _CASE.fullmatch(flat) else None


def promulgated_by(line: str) -> str | None:
    """The order by which a decree was made known, where the ``line`` below its title names that one and no other.

    >>> promulgated_by("（2024年12月24日青禾县人民政府第3号令发布 自2025年3月1日起施行）")
    '青禾县人民政府第3号令'
    """
    found = _PROMULGATED.fullmatch(squash(line)) if "令" in line else None
    return found["order"] if found else None


def _is_short(number: str) -> bool:
    """Whether no sentence stands before the year."""
    return len(number.partition("〔")[0]) <= _LONGEST_CODE


def _flat(text: str) -> str:
    return squash(text).strip("。;；,，")


IndexKind = Literal["org", "uscc", "division", "date", "other"]
_ORG = re.compile(r"([0-9A-Z]{8})-?([0-9X])")
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def index_number(text: str) -> str | None:
    """``text`` as an 索引号: NFKC without white space; None when it has no digit or is running text."""
    flat = squash(text)
    if (
        not re.search(r"\d", flat)
        or len(flat) > _LONGEST_INDEX
        or len(re.findall(r"[\u4e00-\u9fff]", flat)) * 2 > len(flat)
    ):
        return None
    return flat


def is_org_code(code: str) -> bool:
    """Whether nine characters are an organisation code with the right check digit (GB 11714)."""
    match = _ORG.fullmatch(code)
    if not match or code[0] in "IOZSV":
        return False
    rest = 11 - sum(_value(char) * weight for char, weight in zip(match[1], _ORG_WEIGHTS, strict=True)) % 11
    return match[2] == {10: "X", 11: "0"}.get(rest, str(rest))


def is_uscc(code: str) -> bool:
    """Whether eighteen characters are a unified social credit code with the right check digit (GB 32100)."""
    if len(code) != _USCC_LENGTH or not set(code) <= set(_USCC_ALPHABET):
        return False
    total = sum(_USCC_ALPHABET.index(char) * pow(3, place, _PRIME) for place, char in enumerate(code[:17]))
    return _USCC_ALPHABET[(_PRIME - total % _PRIME) % _PRIME] == code[17]


def _value(char: str) -> int:
    return int(char) if char.isdigit() else ord(char) - ord("A") + 10
