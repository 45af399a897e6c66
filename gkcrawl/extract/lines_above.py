"""Dates and document numbers that the lines just above the body print without a label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.fields.dates import read_date
from gkcrawl.extract.fields.identifiers import number_on_line
from gkcrawl.extract.titles.headings import without_stamp
from gkcrawl.extract.values import BARE_DATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gkcrawl.extract.page.layout import Line

# Digits with nothing but the marks of a date: a date that a template prints in several elements.
_PIECES = re.compile(r"[\d\s年月日/.:-]{2,24}")
_NUMBER = re.compile(r"\d+")
# Lines: what stands farther above the body is the site's.
MAX_LINES_ABOVE_BODY = 8
# Lines above its last one that a date in pieces takes: of day, month and year.
MAX_PIECES_ABOVE = 2
# Characters: a longer line without a label is prose, and its date that of something else.
MAX_DATE_LINE = 80
YEAR_DIGITS = 4  # of a year as pages print it
# Numbers that a date in pieces has: a day, with hour and minute, with the second.
PIECES_OF_A_DATE = (3, 5, 6)


def without_label(above: Sequence[Line]) -> Iterator[tuple[str, str | None]]:
    """What lines ``above`` a body state, the nearest first, as printed; before it its reader in data/trust.csv."""
    for at in range(len(above) - 1, max(-1, len(above) - 1 - MAX_LINES_ABOVE_BODY), -1):
        if found := _stated(above, at):
            yield found


def _stated(above: Sequence[Line], at: int) -> tuple[str, str | None] | None:
    """What line ``at`` states, and the reader that looks for it."""
    line = above[at]
    if not line.link_chars * 2 < len(line.text) < MAX_DATE_LINE or "今天" in line.text:
        return None
    if without_stamp(line) != line.text:
        return None
    text = line.text.strip("（()）[]【】 ")
    if match := BARE_DATE.search(text):
        if line.link_chars and text[: match.start()].endswith("["):
            # 关于防汛工作的通知 [2024-02-20]: a row of a list.
            return None
        # The clock may stand behind the day of the week.
        moment = read_date(text[match.start() :])
        return "date line", moment.raw if moment else None
    if number := number_on_line(text):
        return "number line", number
    if "版" in text and (moment := read_date(text)):
        # 《青禾日报》（2024年03月08日 05 版）
        return "issue of a newspaper", moment.raw
    if _PIECES.fullmatch(text) and (day := _date_in_pieces(above, at)):
        return "date in pieces", day
    return None


def _date_in_pieces(above: Sequence[Line], at: int) -> str | None:
    """The date that line ``at`` ends, in runs of digits or on lines of their own: 18 above 2024-03."""
    first = at
    while first > 0 and at - first < MAX_PIECES_ABOVE and _PIECES.fullmatch(above[first - 1].text):
        first -= 1
    numbers = _NUMBER.findall(" ".join(run for line in above[first : at + 1] for run in line.runs))
    match numbers:
        case [day, year, month] if len(year) == YEAR_DIGITS:
            numbers = [year, month, day]
    if len(numbers) not in PIECES_OF_A_DATE or len(numbers[0]) != YEAR_DIGITS:
        return None
    return f"{'-'.join(numbers[:3])} {':'.join(numbers[3:])}"
