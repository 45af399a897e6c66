"""What changed between versions, and finding a document by what is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.corpus.lookup import document_of
from gkcrawl.corpus.versions import difference, history, version_of
from gkcrawl.document import Attachment
from gkcrawl.errors import ConfigError
from tests.store.corpus import TUESDAY, WEDNESDAY, a_document, a_file, a_reading, start_run, with_files

if TYPE_CHECKING:
    from gkcrawl.store import Store

ID = a_document().id


@pytest.fixture
def changed(store: Store) -> Store:
    """A document with three versions, and a change of metadata between the last two."""
    files = [Attachment(url="https://www.example.gov.cn/a.pdf")]
    for at, text, issuer in (
        ("2026-11-02T08:00:00+08:00", "一。\n二。\n三。", "甲局"),
        (TUESDAY, "一。\n贰。\n三。", "甲局"),
        (WEDNESDAY, "一。\n贰。\n三。", "乙局"),
        ("2026-11-05T08:00:00+08:00", "一。\n贰。", "乙局"),
    ):
        store.write("r1", [a_document(text=text, issuer=issuer, fetched_at=at, attachments=files)])
        files = []
    return store


def test_the_latest_change_is_shown_by_default(changed: Store) -> None:
    found = difference(changed, ID)
    assert (found.before.version, found.after.version) == (2, 3)
    assert found.lines == ["@@ -1,3 +1,2 @@", " 一。", " 贰。", "-三。"]


def test_any_two_versions_can_be_compared(changed: Store) -> None:
    found = difference(changed, ID, 1, 3)
    assert found.fields == {
        "issuer": ("甲局", "乙局"),
        "attachments": (["https://www.example.gov.cn/a.pdf"], []),
    }
    assert [line for line in found.lines if line[0] in "+-"] == ["-二。", "-三。", "+贰。"]


def test_changes_of_metadata_are_told_in_order(changed: Store) -> None:
    assert [(change.version, list(change.fields)) for change in history(changed, ID)] == [
        (2, ["attachments"]),
        (2, ["issuer"]),
    ]


def test_a_former_version_comes_back_whole(changed: Store) -> None:
    assert version_of(changed, ID, 1)["text"] == "一。\n二。\n三。"
    assert version_of(changed, ID)["version"] == 3


@pytest.mark.parametrize("version", [4, 99])
def test_versions_that_are_not_there_are_named(changed: Store, version: int) -> None:
    with pytest.raises(ConfigError, match=f"has no version {version}; it has 1 to 3"):
        difference(changed, ID, 1, version)


def test_a_text_that_never_changed_has_nothing_to_compare(store: Store) -> None:
    store.write("r1", [a_document()])
    with pytest.raises(ConfigError, match="only one version"):
        difference(store, ID)


@pytest.mark.parametrize("name", [ID, ID[:6], a_document().url, "http://WWW.example.gov.cn:80/zwgk/1.html#top"])
def test_a_document_is_found_by_id_beginning_or_address(store: Store, name: str) -> None:
    store.write("r1", [a_document(), a_document(2)])
    assert document_of(store, name) == ID


def test_what_means_no_document_or_several_is_refused(store: Store) -> None:
    store.write("r1", [a_document(n, id=f"abcd{n}") for n in range(9)])
    with pytest.raises(ConfigError, match=r"beginning of several ids: abcd0, abcd1, abcd2, abcd3, abcd4 …"):
        document_of(store, "abcd")
    for name in ("abc", "%", "abcd9", "https://www.example.gov.cn/"):
        with pytest.raises(ConfigError, match="no document"):
            document_of(store, name)


def test_a_replaced_file_is_shown_line_by_line(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(text="一。\n二。")])
    start_run(store, "r2")
    store.write("r2", [a_file(content="b", at=TUESDAY), a_reading("b", text="一。\n贰。")])
    found = difference(store, ID)
    (file,) = found.files
    assert (found.lines, file.name, file.before, file.after) == ([], "1.pdf", "a" * 64, "b" * 64)
    assert file.lines == ["@@ -1,2 +1,2 @@", " 一。", "-二。", "+贰。"]
    assert version_of(store, ID, 1)["attachments"][0]["text"] == "一。\n二。"


def test_a_replaced_file_that_was_not_read_is_named(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_file(content="b", at=TUESDAY)])
    assert [file.lines for file in difference(store, ID).files] == [None]
