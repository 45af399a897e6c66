"""Citations in three styles (gkcrawl/browse/citation.py)."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.browse.citation import apa, bibtex, gbt7714, source_of
from gkcrawl.document import Provenance
from tests.store.corpus import a_document

ID = a_document(1).id
URL = "https://www.example.gov.cn/zwgk/1.html"


def source(**fields: Any) -> Any:
    return source_of(a_document(1, **fields).to_dict())


POLICY = {
    "kind": "policy",
    "title": "关于加强节水工作的通知",
    "document_number": "示政发〔2024〕3号",
    "issuer": "示例市人民政府",
    "published_date": "2024-03-18",
}


def test_a_document_of_which_all_is_known() -> None:
    known = source(**POLICY)
    assert gbt7714(known) == (
        f"示例市人民政府. 关于加强节水工作的通知：示政发〔2024〕3号[EB/OL]. (2024-03-18)[2026-11-02]. {URL}."
    )
    assert apa(known) == (
        "示例市人民政府. (2024, March 18). 关于加强节水工作的通知 (示政发〔2024〕3号). "
        f"Retrieved November 2, 2026, from {URL}"
    )
    assert bibtex(known).splitlines() == [
        f"@misc{{gkcrawl_{ID[:12]}_v1,",
        "  author = {{示例市人民政府}},",
        "  title = {{关于加强节水工作的通知}},",
        "  number = {示政发〔2024〕3号},",
        "  year = {2024},",
        "  month = mar,",
        f"  url = {{{URL}}},",
        "  urldate = {2026-11-02},",
        f"  note = {{gkcrawl {ID}@1; SHA-256 of its text: {known.text_sha256}}},",
        "}",
    ]


def test_reports_and_compilations_have_types_of_their_own() -> None:
    assert "[R/OL]" in gbt7714(source(kind="annual_report"))
    assert "[G/OL]" in gbt7714(source(kind="compilation"))


def test_what_is_not_known_is_left_out() -> None:
    bare = source(title=None, kind="annual_report", text=None, written_date="2024-01-02")
    assert gbt7714(bare) == f"[R/OL]. [2026-11-02]. {URL}."
    assert apa(bare) == f"[Annual report]. (n.d.). Retrieved November 2, 2026, from {URL}"
    assert [line.split()[0] for line in bibtex(bare).splitlines()[1:-1]] == ["url", "urldate", "note"]
    assert "SHA-256" not in bibtex(bare)


def test_an_assumed_agency_is_no_author_and_a_read_one_is() -> None:
    read = {"agency": Provenance(raw="示例市水务局", method="title")}
    assumed = {"agency": Provenance(raw=None, method="derived", locator="portal")}
    assert source(agency="示例市水务局", provenance=read).author == "示例市水务局"
    assert source(agency="示例市水务局", provenance=assumed).author is None


def test_a_number_that_the_title_has_is_not_repeated() -> None:
    assert gbt7714(source(title="示例市公告2024年第3号", document_number="2024年第3号")).count("第3号") == 1


def test_signs_of_latex_are_escaped() -> None:
    entry = bibtex(source(title="50%_of {A} & B\\", url="https://www.example.gov.cn/{a}\\b c"))
    assert r"{{50\%\_of \{A\} \& B\textbackslash{}}}" in entry
    assert "{https://www.example.gov.cn/%7Ba%7D%5Cb%20c}" in entry


@given(st.text(), st.text(), st.text())
def test_whatever_stands_in_a_document_each_entry_keeps_its_form(title: str, issuer: str, number: str) -> None:
    any_text = source(title=title, issuer=issuer, document_number=number)
    assert len(gbt7714(any_text).splitlines()) == len(apa(any_text).splitlines()) == 1
    entry = bibtex(any_text)
    depth = 0
    for character in entry.replace("\\{", "").replace("\\}", ""):
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0
    assert len(entry.splitlines()) <= 10
