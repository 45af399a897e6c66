"""Quality flags of a document (docs/schema.md lists them)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gkcrawl.data import pattern, rows, rules
from gkcrawl.extract.agency.name import MIN_NAME
from gkcrawl.extract.copies.origin import SpunSigns, spun_signs
from gkcrawl.extract.fields.outline import overview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkcrawl.document import Document
    from gkcrawl.extract.body.body import BodyText

FLAGS = {row["flag"]: row["warns"] for row in rows("quality_flags")}
"""Quality flag → what it warns of."""
# Characters: captions of a picture or a file; a document that stands for itself has more.
MAX_CAPTION = 200
# Characters: an overview that is shorter may well be without figures.
MIN_OVERVIEW = 100
_NO_COUNT = pattern(rules("quality_words", "no_count"), re.M)
_COUNT = pattern(rules("quality_words", "count"))
_PLACE = pattern(rules("quality_words", "place"))
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
