"""Members of ZIP files, also of damaged ones (gkcrawl/files/unzip.py)."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.reading import FileLimits
from gkcrawl.files.unzip import Encrypted, TooLarge, UnknownMethod, Unzipper, parse_xml

TEXT = "关于印发管理办法的通知。" * 40


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return body.getvalue()


BODY = zipped({"word/document.xml": TEXT.encode(), "second.txt": b"2" * 300})


def test_parts_are_found_in_any_case_of_letters() -> None:
    package = Unzipper(BODY, FileLimits())
    assert package.names() == ["word/document.xml", "second.txt"]
    assert package.part("/Word\\Document.XML") == TEXT.encode()
    assert (package.part("missing"), package.xml("missing"), package.damaged) == (None, None, False)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_saved_from_a_file_without_a_directory(method: int) -> None:
    body = zipped({"a.txt": TEXT.encode(), "b.txt": b"second"}, method)
    package = Unzipper(body[: body.index(b"PK\x01\x02")], FileLimits())
    assert package.damaged
    assert (package.part("a.txt"), package.part("b.txt")) == (TEXT.encode(), b"second")


def test_of_a_cut_member_the_part_that_is_there_is_given() -> None:
    package = Unzipper(BODY[:80], FileLimits())
    part = package.part("word/document.xml")
    assert part is not None and 0 < len(part) < len(TEXT.encode()) and TEXT.encode().startswith(part)


def test_a_wrong_check_sum_is_damage_and_no_loss() -> None:
    directory = BODY.index(b"PK\x01\x02")
    body = BODY[: directory + 16] + b"\0\0\0\0" + BODY[directory + 20 :]
    package = Unzipper(body, FileLimits())
    assert package.part("word/document.xml") == TEXT.encode()
    assert package.damaged


def test_members_are_no_larger_than_allowed() -> None:
    bomb = zipped({"0": bytes(5_000_000), "1": bytes(100)})
    with pytest.raises(TooLarge):
        Unzipper(bomb, FileLimits(ratio=100)).part("0")
    with pytest.raises(TooLarge):
        Unzipper(bomb, FileLimits(unpacked=1000)).part("0")
    assert Unzipper(bomb, FileLimits(unpacked=1000)).part("1") == bytes(100)


def test_all_members_together_are_no_larger_than_allowed() -> None:
    package = Unzipper(zipped({"0": b"0" * 600, "1": b"1" * 600}), FileLimits(unpacked=1000))
    assert package.part("0") == b"0" * 600
    with pytest.raises(TooLarge):
        package.part("1")


def test_what_cannot_be_unpacked_is_told_apart() -> None:
    encrypted, unknown = bytearray(BODY), bytearray(BODY)
    directory = BODY.index(b"PK\x01\x02")
    encrypted[6], encrypted[directory + 8] = 1, 1
    unknown[8], unknown[directory + 10] = 97, 97
    with pytest.raises(Encrypted):
        Unzipper(bytes(encrypted), FileLimits()).part("word/document.xml")
    with pytest.raises(UnknownMethod):
        Unzipper(bytes(unknown), FileLimits()).part("word/document.xml")


def test_xml_has_no_entities_and_may_be_cut() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;">]><a>&y;<b>1</b></a>'
    root = parse_xml(bomb)
    assert root is not None and "lol" not in "".join(map(str, root.itertext()))
    cut = parse_xml(b"<a><b>1</b><b>2")
    assert cut is not None and [element.text for element in cut] == ["1", "2"]
    assert parse_xml(b"") is None


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(BODY) - 1), st.integers(0, 255), st.booleans())
def test_any_damage_gives_members_or_none(at: int, value: int, cut: bool) -> None:
    body = BODY[:at] if cut else BODY[:at] + bytes([value]) + BODY[at + 1 :]
    package = Unzipper(body, FileLimits())
    for member in package.members:
        try:
            package.read(member)
        except (TooLarge, Encrypted, UnknownMethod):
            continue
