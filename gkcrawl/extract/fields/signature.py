"""The signature (落款) of a document: who signs it and its date (成文日期), not those of annexes and printing record.

By GB/T 9704 the parts of a document follow each other: text, 附件说明, signature (发文机关署名), date (成文日期), 附注,
annexes (附件), and last the printing record (版记: 抄送, who printed it, 印发日期). What is forwarded (转发, 批转)
follows below the signature of who forwards it, its own included. So the first one below the text is the document's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from gkcrawl.characters import nfkc, squash
from gkcrawl.data import alternatives, pattern, rules
from gkcrawl.extract.page.span import Span
from gkcrawl.numerals import TENS, YEAR_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_SIGNED = 120  # characters of a line: three agencies side by side with their date take no more
_SHORTEST_DATED = 6  # characters of a line with a date: 2024.3
_SHORTEST_SIGNER = 3  # characters: 县政府
# 元年 and 元月 are the first.
_DIGIT = TENS + "元"
# A month without a day dates a signature too, but is no 成文日期.
_DAY = re.compile(
    rf"[(]?(?:(?:19|20)\d\d|[二一][{YEAR_DIGITS}]{{3}})"
    rf"(?:年[\d{_DIGIT}]{{1,3}}月(?:[\d{_DIGIT}]{{0,3}}[日号]|\d{{1,2}})?|[-./]\d{{1,2}}[-./]\d{{1,2}}日?)[)]?"
)
_DATE_ENDS = frozenset("0123456789０１２３４５６７８９月日号)）")
_DATE_STARTS = frozenset("12二一(（１２")
_SEAL, _LABEL, _NO_SIGNER, _NOTE, _PRINTED, _COPIED_TO, _CLOSING, _PASSES_ON, _ANNEX, _LISTED = (
    pattern(rules("signature_words", role))
    for role in "seal label no_signer note printed copied_to closing passes_on annex listed".split()
)
_OFFICE = alternatives(rules("signature_words", "office"))
_SIGNER = re.compile(rf"[\u4e00-\u9fff、/()·]{{2,100}}{alternatives(rules('agency_words', 'signer'))}")
_PERSON = re.compile(rf"[\u4e00-\u9fff]{{0,20}}{_OFFICE}:?[\u4e00-\u9fff·]{{2,5}}")
# What a title quotes, with and without the quotations in it.
_QUOTED = re.compile(r"(?=《([^《》]{4,})》)|《(.{4,})》")
_QUOTES = re.compile(r"[《》〈〉]")
_BARE = re.compile(r"[\w\s]{1,30}")
_NOTES_BETWEEN = 3  # lines of a 附注 or of contact between an agency and its date, or from 抄送 to the date of printing
_LINES_AT_END = 8  # of a text: a date among them may sign it though nothing else says so
_LINES_OF_ANNEX = 6  # that are no entries of a list make an annex of what opens with 附：
_SENTENCE_LENGTH = 30  # characters: a line as long is text and neither name nor date
_TITLE_READ = 300  # characters of a title in which what it quotes is looked for


class Signature(NamedTuple):
    """Lines that sign (agencies or persons, as printed), the date as printed, the lines of the text that both take.

    ``sure``: the text is seen to end above it; else it is only a date among the last lines.
    """

    signers: tuple[str, ...]
    date: str
    span: Span
    sure: bool = False


# Asked of a text for its date, and for its agency.
@lru_cache(maxsize=4)
def find_signature(text: str, title: str | None = None) -> Signature | None:
    """The signature of the document itself in ``text`` (one line a block); ``title`` may quote a document it passes on.

    None where nothing is dated but an annex, an inner document or the printing record.
    """
    lines = text.split("\n")
    blocks = _out_of_lists([block for block in _blocks(lines) if not _is_row(lines, block)])
    if not blocks:
        return None
    spoken = next((at for at, line in enumerate(lines) if "。" in line or len(line) > _SENTENCE_LENGTH), len(lines))
    passed_on = title[:_TITLE_READ] if title and _PASSES_ON.search(title) else ""
    quoted = {_bare_title(one) for found in _QUOTED.findall(passed_on) for one in found if one}
    annexed = _annexed_from(lines, spoken, quoted)
    own = [block for block in blocks if block.span.first <= annexed]
    for block in own:
        if spoken < block.span.first and _follows_text(lines, block):
            return block._replace(sure=True)
    late = [block for block in own if block.span.end > len(lines) - _LINES_AT_END]
    return late[-1] if late else None


def signature_ends(lines: Sequence[str]) -> int:
    """How many of the first ``lines`` are a signature: an agency's name, then the date in words; 0 for none."""
    for count, line in enumerate(lines, 1):
        if dated := _dated(line):
            return count if (dated[0] or count > 1) and "年" in dated[1] else 0
        if not signs(line):
            return 0
    return 0


def bare_signer(line: str) -> str:
    """``line`` without the mark of a seal and the label before a name: 发文单位（盖章）：青禾县水利局."""
    return _LABEL.sub("", _SEAL.sub("", nfkc(line))).strip()


def _blocks(lines: Sequence[str]) -> Iterator[Signature]:
    """Every date that stands alone or with signers, together with the signers above it, else with those below it."""
    end = 0
    for at, line in enumerate(lines):
        if at < end or not (dated := _dated(line)) or _is_printing_record(lines, at, alone=not dated[0]):
            continue
        names, printed = dated
        first = _first_signer(lines, at, end)
        signers = [*filter(signs, lines[first:at]), *names]
        end = at + 1
        if not signers:
            end = next((below for below in range(end, len(lines)) if not signs(lines[below])), len(lines))
            if end < len(lines) and _dated(lines[end]):
                # They sign with a date of their own.
                end = at + 1
            signers = list(lines[at + 1 : end])
        yield Signature(tuple(signers), printed, Span(first, end))


def _out_of_lists(blocks: Sequence[Signature]) -> list[Signature]:
    """``blocks`` without those that follow each other with different dates: entries of a list, not joint signers."""
    listed = {
        block
        for pair in pairwise(blocks)
        if pair[0].span.end == pair[1].span.first
        and pair[0].date != pair[1].date
        and all(block.signers for block in pair)
        for block in pair
    }
    return [block for block in blocks if block not in listed]


def _first_signer(lines: Sequence[str], dated: int, stop: int) -> int:
    """The uppermost of the signers right above a date, a note or two apart; the date itself when there is none."""
    first = dated
    for above in range(dated - 1, stop - 1, -1):
        if signs(lines[above]):
            first = above
        elif first - above > _NOTES_BETWEEN or not _is_note(lines[above]):
            break
    return first


def _dated(line: str) -> tuple[list[str], str] | None:
    """Signers and date of a line that prints nothing else; the date may stand once for each of them."""
    if not _SHORTEST_DATED <= len(line) <= _LONGEST_SIGNED or not (line[-1] in _DATE_ENDS or line[0] in _DATE_STARTS):
        return None
    flat = squash(line)
    if (found := _DAY.search(flat)) is None:
        return None
    names = [part for part in _DAY.split(flat) if part]
    return (names, found[0].strip("()")) if all(map(signs, names)) else None


def signs(line: str) -> bool:
    """Whether a line is nothing but names of agencies, or an office and who holds it."""
    return is_agency(line) or (
        _SHORTEST_SIGNER <= len(line) <= _LONGEST_SIGNED
        and _PERSON.fullmatch(flat := squash(bare_signer(line))) is not None
        and _NO_SIGNER.search(flat) is None
    )


def is_agency(line: str) -> bool:
    """Whether a line is nothing but the names of one or more agencies, as below a text or in the head above one."""
    if not _SHORTEST_SIGNER <= len(line) <= _LONGEST_SIGNED:
        return False
    flat = squash(bare_signer(line))
    return _SIGNER.fullmatch(flat) is not None and _NO_SIGNER.search(flat) is None


def _is_note(line: str) -> bool:
    return len(line) <= _LONGEST_SIGNED and _NOTE.fullmatch(squash(line)) is not None


def _is_printing_record(lines: Sequence[str], at: int, *, alone: bool) -> bool:
    """Whether a date is that of printing: 印发 or 共印50份 on the next line, or behind a name below 抄送."""
    if at + 1 < len(lines) and len(lines[at + 1]) <= _LONGEST_SIGNED and _PRINTED.fullmatch(squash(lines[at + 1])):
        return True
    return not alone and any(map(_is_copied_to, lines[max(0, at - _NOTES_BETWEEN) : at]))


def _is_copied_to(line: str) -> bool:
    return _COPIED_TO.match(squash(line[:_SENTENCE_LENGTH])) is not None


def _is_row(lines: Sequence[str], block: Signature) -> bool:
    """Whether a date stands in a further row of a table, whose cells are parted by TAB."""
    return block.span.first > 0 and "\t" in lines[block.span.first - 1] and "\t" in lines[block.span.first]


def _opens_annex(line: str) -> bool:
    return line.startswith("附") and len(line) <= _LONGEST_SIGNED and _ANNEX.fullmatch(squash(line)) is not None


def _bare_title(title: str) -> str:
    return _QUOTES.sub("", squash(title))


def _annexed_from(lines: Sequence[str], spoken: int, quoted: set[str]) -> int:
    """The line from which on, below the first words of a text, all belongs to an annex or an inner document.

    A list of annexes stands above the signature: an annex has lines that are no entries of one. Of several marks of a
    kind the first decides.
    """
    opened: dict[int, int] = {}
    for at in range(spoken + 1, len(lines)):
        if quoted and len(lines[at]) <= _LONGEST_SIGNED and _bare_title(lines[at]) in quoted:
            opened.setdefault(0, at)
        elif _opens_annex(lines[at]) and (mark := _ANNEX.fullmatch(squash(lines[at]))):
            opened.setdefault(_LINES_OF_ANNEX if mark["list"] else 1, at)
    return min((_after_entries(lines, at, least) for least, at in opened.items()), default=len(lines))


def _after_entries(lines: Sequence[str], opens: int, least: int) -> int:
    """The line, below the one that opens an annex, at which ``least`` lines are no entries of a list."""
    if least == 0:
        return opens
    others = (at for at in range(opens + 1, len(lines)) if not _LISTED.match(lines[at]) and not _is_note(lines[at]))
    return next(islice(others, least - 1, None), len(lines))


def _follows_text(lines: Sequence[str], block: Signature) -> bool:
    """Whether text ends above a signature, or what can only follow one comes below it."""
    above = lines[block.span.first - 1]
    ends = _BARE.fullmatch(above) is None or _CLOSING.match(above) is not None
    signed_above = bool(block.signers) and _dated(lines[block.span.end - 1]) is not None
    if signed_above and ends:
        return True
    below = next((line for line in lines[block.span.end :] if not _is_note(line)), None)
    return (ends or signed_above) and (below is None or _opens_annex(below) or _is_copied_to(below))
