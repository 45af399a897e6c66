"""What a document says of itself: in its title, its first lines (发文字号) and its last (date of signature)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.characters import nfkc
from gkcrawl.extract.dates import find_date
from gkcrawl.extract.identifiers import find_document_number, number_on_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.extract.metadata import Metadata

_HEAD_LINES = 6
_TAIL_LINES = 8
_SIGNER = re.compile(
    r"[\u4e00-\u9fff、·]{2,40}(?:局|厅|委|府|办|会|院|部|处|中心|公司|校|学|室|所|站|队|行|社|署|团|科|镇|乡|道|区)(?:印发)?|印发"
)
_BLANK = re.compile(r"[\s()（）]")


def read_edges(metadata: Metadata, title: str | None, text: str) -> None:
    """Offer ``metadata`` the number and the date of signature found in ``title`` and ``text``."""
    if title and (number := find_document_number(title)):
        metadata.offer("document_number", number, "title", "title", 0.9)
    lines = text.split("\n")
    for line in lines[:_HEAD_LINES]:
        if number := number_on_line(line):
            metadata.offer("document_number", number, "body", "first lines", 0.8)
    for line in reversed(lines[-_TAIL_LINES:]):
        if len(line) <= 60 and (moment := find_date(line)) and not moment.time and _is_signature(line, moment.raw):
            metadata.offer("written_date", moment.raw, "body", "signature", 0.7)
            break


def signature_ends(lines: Sequence[str]) -> int:
    """How many of the first ``lines`` are a signature: an agency's name, then the date as documents write it; 0 for none."""
    for count, line in enumerate(lines, 1):
        moment = find_date(line) if "日" in line and len(line) <= 60 else None
        if moment is not None:
            signed = any(_SIGNER.search(one) for one in lines[:count])
            return count if signed and "年" in moment.raw and _is_signature(line, moment.raw) else 0
        if _SIGNER.fullmatch("".join(line.split())) is None:
            return 0
    return 0


def _is_signature(line: str, printed: str) -> bool:
    """Whether a line is a date of signature: nothing beside the date but the name of an agency."""
    rest = _BLANK.sub("", nfkc(line).replace(printed, "", 1))
    return not rest or _SIGNER.fullmatch(rest) is not None
