"""Parts of Office files (gkcrawl/files/word/ooxml/package.py)."""

from __future__ import annotations

from gkcrawl.files.reading import FileLimits
from gkcrawl.files.word.ooxml.package import Package
from tests.files.word.docx_files import package, relationships


def opened(parts: dict[str, str | bytes], limits: FileLimits | None = None) -> Package:
    return Package(package(parts), limits or FileLimits())


def test_names_are_compared_without_case_and_slashes() -> None:
    assert opened({"\\Word\\Document.xml": "<a/>"}).part("/word/document.xml") == b"<a/>"


def test_relationships_lead_from_the_folder_of_their_part() -> None:
    found = opened({"word/_rels/document.xml.rels": relationships({"styles": "styles.xml", "header": "/h/one.xml"})})
    assert list(found.related("word/document.xml").values()) == [("styles", "word/styles.xml"), ("header", "h/one.xml")]
    assert found.related() == {}


def test_limits_hold() -> None:
    large = opened({"a": "x" * 1000}, FileLimits(unpacked=999))
    assert (large.part("a"), large.too_large, large.damaged) == (None, True, False)
