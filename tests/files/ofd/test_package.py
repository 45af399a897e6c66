"""Members and elements of packages (gkcrawl/files/ofd/package.py)."""

from __future__ import annotations

import pytest
from lxml import etree

from gkcrawl.files.ofd.package import Package, child, children, name_of, text_of
from gkcrawl.files.reading import FileLimits, FileReading
from tests.files.ofd.packages import packed

MEMBERS = {"OFD.xml": "<OFD/>", "Doc_0/Document.xml": "<Document/>", "Doc_0/Pages/Page_0/Content.xml": "<Page/>"}


@pytest.mark.parametrize(
    ("location", "base"),
    [
        ("Pages/Page_0/Content.xml", "doc_0/document.xml"),
        ("/Doc_0/Pages/Page_0/Content.xml", "doc_0/document.xml"),
        ("Doc_0/Pages/Page_0/Content.xml", "doc_0/document.xml"),
        ("Pages/Page_0/Content.xml", "doc_0/annots/annotations.xml"),
        ("pages\\PAGE_0\\content.xml", "doc_0/document.xml"),
        (" ../Pages/./Page_0/Content.xml ", "doc_0/res/res.xml"),
    ],
)
def test_locations_are_absolute_or_relative_in_any_writing(location: str, base: str) -> None:
    package = Package(packed(MEMBERS), FileLimits(), FileReading(format="ofd"))
    assert package.locate(location, base) == "doc_0/pages/page_0/content.xml"


def test_names_in_gbk_without_a_flag_are_found() -> None:
    body = packed({"OFD.xml": "<OFD/>", "wendang/a.xml": "<A/>"}).replace(b"wendang/", "文档1/".encode("gbk") + b"//")
    package = Package(body, FileLimits(), FileReading(format="ofd"))
    assert package.xml(package.locate("文档1/a.xml", "OFD.xml")) is not None


def test_what_is_not_there_is_none_and_no_damage() -> None:
    reading = FileReading(format="ofd")
    package = Package(packed(MEMBERS), FileLimits(), reading)
    assert (package.locate("", "ofd.xml"), package.locate("../../etc/passwd"), package.xml(None)) == (None,) * 3
    assert reading.flags == []


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]><OFD a="&y;">&y;</OFD>'
    reading = FileReading(format="ofd")
    assert Package(packed({"OFD.xml": bomb}), FileLimits(), reading).xml("ofd.xml") is None
    assert reading.flags == ["damaged"]


def test_more_than_the_limits_allow_is_left_out() -> None:
    reading = FileReading(format="ofd")
    package = Package(packed({"OFD.xml": f"<OFD>{' ' * 5000}</OFD>"}), FileLimits(unpacked=1000), reading)
    assert (package.xml("ofd.xml"), reading.flags) == (None, ["too_large"])


@pytest.mark.parametrize(
    "root", ['<ofd:A xmlns:ofd="http://www.ofdspec.org"><ofd:B>x</ofd:B></ofd:A>', "<A><B> x </B></A>"]
)
def test_elements_are_found_in_any_namespace(root: str) -> None:
    element = etree.fromstring(root)
    assert (name_of(element), text_of(child(element, "B"))) == ("A", "x")
    assert [name_of(each) for each in children(element)] == ["B"]
    assert child(element, "B", "C") is None


def test_a_prefix_without_a_namespace_is_read_past() -> None:
    package = Package(packed({"OFD.xml": "<ofd:OFD><ofd:DocBody/></ofd:OFD>"}), FileLimits(), FileReading(format="ofd"))
    root = package.xml("ofd.xml")
    assert root is not None
    assert (name_of(root), [name_of(each) for each in children(root, "DocBody")]) == ("OFD", ["DocBody"])
