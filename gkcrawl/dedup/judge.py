"""Classifies a pair of near-duplicates: exact, repost, retitled, variant, template (docs/identity.md#duplicates)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from gkcrawl.characters import alphanumeric, folded, letters
from gkcrawl.contract import best_day
from gkcrawl.dedup import text as texts
from gkcrawl.dedup.rules import COPY_JACCARD, FEW_SHINGLES, SHORT_TEXT, VARIANT_CONTAINMENT, VARIANT_JACCARD, distrust
from gkcrawl.dedup.shingles import Shingles, containment, jaccard, shingles, without_form
from gkcrawl.dedup.title_numbers import count_otherwise, title_numbers

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

    from gkcrawl.document import Relation

_REPORTS = frozenset({"annual_report", "work_summary", "work_report", "compilation", "statistics"})


@dataclass(slots=True, kw_only=True)
class Verdict:
    """``relation`` of two documents and the Jaccard of their prose."""

    relation: Relation
    jaccard: float


class Named(Protocol):
    """Whose a document is and what it is called, in the form in which they are compared."""

    @property
    def short_name(self) -> str:
        """The agency without what only lays it out, empty for none."""

    @property
    def title_stem(self) -> str:
        """What stays of the title when it is used again next year."""


@dataclass(kw_only=True)
class Reading:
    """A document as far as duplicates need it.

    ``text`` is that of the page, or of its files where the page says next to nothing. ``attachments`` are hashes or
    addresses of its files, ``file_text`` is what they say where that is more than the page does, ``whole`` is the id of
    the compilation it is part of.
    """

    url: str
    title: str | None
    text: str
    agency: str | None
    kind: str
    host_class: str
    report_year: int | None
    date: str
    attachments: list[str] = field(default_factory=list)
    file_text: str = ""
    id: str | None = None
    whole: str | None = None

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Reading:
        """The reading of an exported document or of a row of its columns."""
        page, files = document["text"] or "", "\n".join(file["text"] or "" for file in document["attachments"])
        return cls(
            url=document["url"],
            title=document["title"],
            text=files if files.strip() and len(alphanumeric(folded(page))) < SHORT_TEXT else page,
            agency=document["agency"] or document["issuer"],
            kind=document["kind"],
            host_class=document["host_class"],
            report_year=document["report_year"],
            date=best_day(document),
            attachments=[file["sha256"] or file["url"] for file in document["attachments"]],
            file_text=files if len(files) > len(page) else "",
            id=document["id"],
            whole=(document["part_of"] or {}).get("id"),
        )

    @cached_property
    def folded(self) -> str:
        """The text as `gkcrawl.dedup.text` wants it."""
        return folded(self.text)

    @cached_property
    def alphanumeric(self) -> str:
        """The text without what only lays it out."""
        return alphanumeric(self.folded)

    @cached_property
    def file_shingles(self) -> Shingles:
        """Of what the files say, tables and all."""
        return shingles(alphanumeric(folded(self.file_text)))

    @cached_property
    def is_short(self) -> bool:
        """Whether the text alone cannot make two documents the same."""
        return len(self.alphanumeric) < SHORT_TEXT

    @cached_property
    def shingles(self) -> Shingles:
        """Of the prose; of the whole text where hardly any is prose. The standard form is left out."""
        found = without_form(shingles(texts.prose(self.folded, self.title)))
        return found if len(found) >= FEW_SHINGLES else without_form(shingles(self.alphanumeric))

    @cached_property
    def numbers(self) -> Counter[str]:
        """Of text and tables."""
        return texts.numbers(self.folded)

    @cached_property
    def title_numbers(self) -> Mapping[str, frozenset[str]]:
        """Numbers in the title by what they count."""
        return title_numbers(self.title)

    @cached_property
    def short_title(self) -> str:
        """The title without what only lays it out."""
        return letters(self.title)

    @cached_property
    def title_stem(self) -> str:
        """What stays of the title when it is used again next year."""
        return texts.title_stem(self.title)

    @cached_property
    def short_name(self) -> str:
        """The name as names are compared, empty for none."""
        return letters(self.name)

    @cached_property
    def name(self) -> str | None:
        """Whose document it is: the title says it better than the portal."""
        return texts.title_agency(self.title) or self.agency

    @cached_property
    def year(self) -> int | None:
        """The year on the cover: of the title, else the report's."""
        return texts.title_year(self.title) or self.report_year

    @cached_property
    def body_year(self) -> int | None:
        """The year the text is about."""
        return texts.body_year(self.folded)

    @cached_property
    def rank(self) -> tuple[int, bool, str]:
        """The smallest of several copies is kept: official, its title true to the text, early."""
        astray = None not in (self.year, self.body_year) and self.year != self.body_year
        return (distrust(self.host_class, self.url), astray, self.date)


def judge(one: Reading, other: Reading) -> Verdict | None:
    """The relation of two documents, None if there is none worth recording: a part is of its whole anyway."""
    if (one.whole is not None and one.whole == other.id) or (other.whole is not None and other.whole == one.id):
        return None
    if one.is_short or other.is_short:
        return _judge_short(one, other)
    same_text = one.alphanumeric == other.alphanumeric
    likeness = 1.0 if same_text else jaccard(one.shingles, other.shingles)
    if likeness >= COPY_JACCARD:
        return Verdict(relation=_near(one, other, same_text=same_text), jaccard=likeness)
    if _same_report(one, other) and (
        likeness >= VARIANT_JACCARD or containment(one.shingles, other.shingles) >= VARIANT_CONTAINMENT
    ):
        return Verdict(relation="variant", jaccard=likeness)
    return None


def are_strangers(one: Named, other: Named) -> bool:
    """Whether two documents, however alike, are of two agencies and can only share a template."""
    return _same_agency(one, other) is False and one.title_stem != other.title_stem


def shares_agency(one: Named, other: Named) -> bool:
    """Whether both documents are known to be of one agency."""
    return _same_agency(one, other) is True


def _judge_short(one: Reading, other: Reading) -> Verdict | None:
    same = (
        one.alphanumeric == other.alphanumeric
        and one.short_title == other.short_title != ""
        and _same_agency(one, other) is True
        and sorted(one.attachments) == sorted(other.attachments)
        # "See attachment" says the same of any file.
        and (one.alphanumeric != "" or one.attachments != [])
    )
    return Verdict(relation="exact", jaccard=1.0) if same else None


def _near(one: Reading, other: Reading, *, same_text: bool) -> Relation:
    if are_strangers(one, other) or _have_other_files(one, other):
        return "template"
    if count_otherwise(one.title_numbers, other.title_numbers):
        return "template"
    same_numbers = same_text or texts.same_numbers(one.numbers, other.numbers)
    if _of_two_years(one, other):
        return "retitled" if same_numbers and _are_of_one_year(one, other) else "template"
    if not same_numbers:
        return "variant" if _same_report(one, other) else "template"
    return "exact" if same_text else "repost"


def _have_other_files(one: Reading, other: Reading) -> bool:
    """Whether two pages that say less than their files have files that say something else."""
    if not one.file_text or not other.file_text or not set(one.attachments).isdisjoint(other.attachments):
        return False
    return jaccard(one.file_shingles, other.file_shingles) < COPY_JACCARD


def _of_two_years(one: Reading, other: Reading) -> bool:
    """Whether the covers name two years."""
    if "year" in one.title_numbers and "year" in other.title_numbers:
        return count_otherwise(one.title_numbers, other.title_numbers, "year")
    return None not in (one.year, other.year) and one.year != other.year


def _are_of_one_year(one: Reading, other: Reading) -> bool:
    """Whether both texts are about the year of one cover, and say as much or little of the other's."""
    years = {one.year, other.year}
    if one.body_year != other.body_year or one.body_year not in years:
        return False
    return all((one.numbers[str(year)] > 0) == (other.numbers[str(year)] > 0) for year in years)


def _same_agency(one: Named, other: Named) -> bool | None:
    """None where one of them names nobody."""
    if not one.short_name or not other.short_name:
        return None
    # 市环境保护局 and 绵阳市环境保护局 are one office.
    return one.short_name.endswith(other.short_name) or other.short_name.endswith(one.short_name)


def _same_report(one: Reading, other: Reading) -> bool:
    """Whether both are the report of one agency on one year, in whatever form."""
    return (
        one.kind in _REPORTS
        and other.kind in _REPORTS
        and _same_agency(one, other) is True
        and (one.body_year or one.year) is not None
        and (one.body_year or one.year) == (other.body_year or other.year)
        and _other_title_numbers(one) == _other_title_numbers(other)
        and not count_otherwise(one.title_numbers, other.title_numbers)
    )


def _other_title_numbers(reading: Reading) -> list[str]:
    """Numbers in the title besides the year: bulletins of two months are two documents."""
    numbers = texts.numbers(folded(reading.title))
    numbers.pop(str(texts.title_year(reading.title)), None)
    return sorted(numbers.elements())
