"""Quality flags of a document (docs/schema.md lists them)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.extract.agency.name import MIN_NAME
from gkcrawl.extract.copies.origin import SpunSigns, spun_signs
from gkcrawl.extract.fields.outline import overview
from gkcrawl.numerals import HUNDREDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.document import Document
    from gkcrawl.extract.body.body import BodyText

FLAGS = {
    "damaged": "bytes or characters were lost and could not be restored with certainty",
    "repaired": "a disguise was undone before reading; see `repair`",
    "no_text": "the page has no text of its own",
    "image_only": "pictures stand in for the text",
    "attachment_only": "a file stands in for the text",
    "frame_only": "an embedded page, viewer or film stands in for the text",
    "incomplete": "a part did not come: the end of an answer that was cut, or a further page of a document in several"
    " pages",
    "spun": "synonyms were swapped in by a program: not the words of an agency",
    "masked": "names or years are blanked out, as in samples",
    "no_agency_name": "a report that does not say whose it is",
    "generic_text": "an annual report without any figure in its overview, nor any name of its own: prose that would fit"
    " anybody",
    "year_conflict": "title and text speak of different years; the text was believed",
    "agency_conflict": "the agency's name and the codes on the page point to different places; the name was believed",
    "late_or_repost": "an annual report published outside January to April of the following year",
}
"""Quality flag → what it warns of."""
# Characters: captions of a picture or a file; a document that stands for itself has more.
MAX_CAPTION = 200
# Characters: an overview that is shorter may well be without figures.
MIN_OVERVIEW = 100
# Digits that count nothing: articles of a law, years, days, the numbers of a list.
_NO_COUNT = re.compile(
    rf"第[〇零{HUNDREDS}\d]+[条款项号]|(?:19|20)\d{{2}}(?:年|(?!\d))|\d{{1,2}}[月日]|^[(（]?\d{{1,2}}[)）.．、]",
    re.M,
)
_COUNT = re.compile(rf"\d|[{HUNDREDS}千万两][余多]?(?:条|件|次|篇|份|场|期|部|人|万|千|百)")
_PLACE = re.compile(r".{2,9}?[省市县区州旗盟]")
_REPORTS = ("annual_report", "work_summary", "work_report")
# Reports are due by 31 January (departments) or 31 March (governments); April allows for the slow.
_LAST_DAY = "04-30"


def flag(document: Document, body: BodyText, *, damaged: bool, repaired: bool, conflicts: Mapping[str, bool]) -> None:
    """Set the quality flags of ``document`` with ``body``.

    ``damaged`` bytes were lost for good, ``repaired`` text was disguised and undone; ``conflicts`` are flags for
    statements of the page that contradict each other.
    """
    # An agency's own page may be dull, but nobody spun it.
    signs = SpunSigns() if document.host_class == "official" else spun_signs(document.text or "")
    conditions = {
        "damaged": damaged,
        "repaired": repaired,
        "no_text": not body.text,
        "incomplete": any(word.endswith("truncated") for word in document.repair),
        "spun": signs.spun,
        "masked": signs.template,
        **conflicts,
        "generic_text": _is_generic(document),
        "no_agency_name": document.kind in _REPORTS and document.agency is None,
        "late_or_repost": _is_late(document),
        **_substitute(document, body),
    }
    document.flag(*(name for name in FLAGS if conditions[name]))


def _substitute(document: Document, body: BodyText) -> dict[str, bool]:
    """What stands in for the text of a page that has next to none: pictures, a file or a frame."""
    short = len(body.text) < MAX_CAPTION
    file = short and len(body.text) < MAX_CAPTION // 4 and bool(document.attachments) and not body.images
    return {"image_only": short and body.images > 0, "attachment_only": file, "frame_only": short and body.frames > 0}


def _is_generic(document: Document) -> bool:
    """Whether an annual report has no figure in its overview and names neither its agency nor its place."""
    text = document.text or ""
    if document.kind != "annual_report" or len(overview_text := overview(text) or "") < MIN_OVERVIEW:
        return False
    agency = document.agency or ""
    place = document.region.name if document.region else (_PLACE.match(agency) or [""])[0]
    own = (agency, agency.removeprefix(place), place, place[:-1] if len(place) > MIN_NAME else "")
    return not any(name and name in text for name in own) and _COUNT.search(_NO_COUNT.sub("", overview_text)) is None


def _is_late(document: Document) -> bool:
    """Whether an annual report was published in another span than the law's: a repost, or a late one."""
    if document.kind != "annual_report" or document.report_year is None or document.published_date is None:
        return False
    year = document.report_year + 1
    return not f"{year}-01-01" <= document.published_date <= f"{year}-{_LAST_DAY}"
