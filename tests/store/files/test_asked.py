"""What came of asking for a file is kept; another content at its address makes a version of its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.document import Attachment, Capture
from gkcrawl.store.files.asked import FileRow
from gkcrawl.store.queries.files import StoredFile, file_at, file_counts
from tests.store.corpus import FILE, MONDAY, TUESDAY, WEDNESDAY, a_document, a_file, a_reading, start_run, with_files

if TYPE_CHECKING:
    import pytest

    from gkcrawl.store import Store


def stored(store: Store, url: str = FILE) -> StoredFile:
    file = file_at(store, url)
    assert file is not None
    return file


def attachment(store: Store) -> dict[str, Any]:
    """The first file of the first document as it is exported."""
    file: dict[str, Any] = next(store.documents())["attachments"][0]
    return file


def test_a_file_of_a_page_is_listed_until_it_is_asked_for(store: Store) -> None:
    store.write("r1", [with_files()])
    assert (stored(store).status, stored(store).portal, stored(store).tries) == ("listed", "demo", 0)
    assert attachment(store)["status"] is None
    store.write("r1", [a_file(etag='"1"')])
    assert (stored(store).status, stored(store).etag, stored(store).fetched_at) == ("fetched", '"1"', MONDAY)
    assert attachment(store) | {"url": FILE, "name": "1.pdf"} == attachment(store)
    assert [attachment(store)[name] for name in ("status", "media_type", "bytes", "sha256")] == [
        *("fetched", "application/pdf", 1000, "a" * 64)
    ]


def test_a_file_of_no_declared_portal_is_of_imports(store: Store) -> None:
    store.write("r1", [with_files(portal=None)])
    assert file_counts(store) == {"import": {"listed": 1}}


def test_an_address_that_expires_names_the_same_file(store: Store) -> None:
    page, asked = (f"https://www.example.gov.cn/document/download?fileUrl={token}&fileName=a.pdf" for token in "12")
    document = with_files(page)
    store.write("r1", [document, a_file(asked, page=document.url)])
    assert attachment(store)["status"] == "fetched"
    assert attachment(store)["url"] == page


def test_such_an_address_names_another_file_on_another_page(store: Store) -> None:
    """Half of all files are called 附件.pdf."""
    one, other = (f"https://www.example.gov.cn/document/download?fileUrl={token}&fileName=附件.pdf" for token in "12")
    pages = [with_files(one), with_files(other, number=2)]
    store.write("r1", [*pages, a_file(one, page=pages[0].url), a_file(other, "b", page=pages[1].url)])
    found = {row["url"]: (row["attachments"][0]["sha256"], row["version"]) for row in store.documents()}
    assert found == {pages[0].url: ("a" * 64, 1), pages[1].url: ("b" * 64, 1)}


def test_why_there_is_no_file_is_said_and_counted(store: Store) -> None:
    failed = FileRow(url=FILE, status="captcha", at=MONDAY)
    store.write("r1", [with_files(), failed])
    assert attachment(store)["status"] == "captcha"
    store.write("r1", [FileRow(url=FILE, status="http_404", at=TUESDAY, error="HTTP 404")])
    assert (stored(store).status, stored(store).tries, stored(store).error) == ("http_404", 2, "HTTP 404")
    store.write("r1", [a_file(at=WEDNESDAY)])
    assert (stored(store).status, stored(store).tries, stored(store).error) == ("fetched", 0, None)


def test_a_file_in_the_archive_stays_when_it_does_not_come_again(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(), FileRow(url=FILE, status="http_404", at=TUESDAY)])
    file = stored(store)
    assert (file.status, file.error, file.tries, file.sha256) == ("read", "http_404", 1, "a" * 64)
    assert (attachment(store)["status"], attachment(store)["text"]) == ("read", "文件的正文。")
    assert next(store.documents())["version"] == 1


def test_an_unmodified_file_is_only_looked_at(store: Store) -> None:
    store.write("r1", [with_files(), a_file(etag='"1"'), FileRow(url=FILE, status="unmodified", at=TUESDAY)])
    file = stored(store)
    assert (file.status, file.etag, file.fetched_at, file.checked_at) == ("fetched", '"1"', MONDAY, TUESDAY)


def test_the_same_content_keeps_its_first_place_in_the_archive(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_file(at=TUESDAY, offset=900, etag='"2"')])
    file = stored(store)
    assert (file.offset, file.fetched_at, file.checked_at, file.etag) == (500, MONDAY, TUESDAY, '"2"')
    assert next(store.documents())["version"] == 1


def test_a_replaced_file_makes_a_version_with_the_former_text(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(text="旧文件。")])
    start_run(store, "r2")
    assert store.write("r2", [with_files(fetched_at=TUESDAY), a_file(content="b", at=TUESDAY)]) == ["unchanged"]
    document = next(store.documents())
    assert (document["version"], attachment(store)["status"], attachment(store)["text"]) == (2, "fetched", None)
    store.write("r2", [a_reading("b", text="新文件。")])
    assert (next(store.documents())["version"], attachment(store)["text"]) == (2, "新文件。")
    ((snapshot,),) = store.rows("SELECT json_extract(snapshot, '$.attachments[0].text') FROM versions")
    assert snapshot == "旧文件。"


def test_files_replaced_in_one_run_make_one_version(store: Store) -> None:
    other = "https://www.example.gov.cn/files/2.pdf"
    store.write("r1", [with_files(FILE, other), a_file(), a_file(other, "c")])
    start_run(store, "r2")
    store.write("r2", [a_file(content="b", at=TUESDAY), a_file(other, "d", at=TUESDAY)])
    assert next(store.documents())["version"] == 2
    start_run(store, "r3")
    store.write("r3", [a_file(other, "e", at=WEDNESDAY)])
    assert next(store.documents())["version"] == 3


def test_one_file_replaced_twice_in_a_run_makes_two_versions(store: Store) -> None:
    """As in an import of archives of many years."""
    store.write("r1", [with_files(), a_file(), a_file(content="b", at=TUESDAY), a_file(content="c", at=WEDNESDAY)])
    assert next(store.documents())["version"] == 3


def test_a_changed_page_and_a_replaced_file_make_a_version_each(store: Store) -> None:
    store.write("r1", [with_files(text="旧页面。"), a_file()])
    start_run(store, "r2")
    store.write("r2", [with_files(text="新页面。", fetched_at=TUESDAY), a_file(content="b", at=TUESDAY)])
    assert next(store.documents())["version"] == 3
    shas = store.rows("SELECT json_extract(snapshot, '$.attachments[0].sha256') FROM versions ORDER BY version")
    assert [sha256 for (sha256,) in shas] == ["a" * 64, "a" * 64]


def test_a_form_below_every_page_makes_no_versions_of_them_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gkcrawl.store.files.merging.SITE_FILE", 3)
    store.write("r1", [*(with_files(number=number) for number in range(3)), a_file()])
    assert store.write("r1", [a_file(content="b", at=TUESDAY)]) == []
    assert [document["version"] for document in store.documents()] == [1, 1, 1]
    assert attachment(store)["sha256"] == "b" * 64


def test_an_older_answer_says_nothing(store: Store) -> None:
    store.write("r1", [with_files(), a_file(at=TUESDAY), a_file(content="b", at=MONDAY)])
    store.write("r1", [FileRow(url=FILE, status="http_404", at=MONDAY)])
    assert (stored(store).sha256, stored(store).tries) == ("a" * 64, 0)


def test_a_row_that_leads_to_a_file_brings_the_file(store: Store) -> None:
    """The document is what the file is: another one there is another version of it."""

    def entry(content: str, at: str) -> Any:
        file = Attachment(url=FILE, name="1.pdf", status="fetched", bytes=9, sha256=content * 64)
        capture = Capture(warc="demo/r1.warc.gz", offset=7, sha256=content * 64)
        return a_document(1, text=None, url=FILE, attachments=[file], capture=capture, fetched_at=at)

    assert store.write("r1", [entry("a", MONDAY), a_reading(text="旧。")]) == ["new"]
    assert (stored(store).status, stored(store).warc, stored(store).offset) == ("read", "demo/r1.warc.gz", 7)
    assert attachment(store)["text"] == "旧。"
    start_run(store, "r2")
    assert store.write("r2", [entry("b", TUESDAY), a_file(content="b", at=TUESDAY)]) == ["changed"]
    assert (next(store.documents())["version"], attachment(store)["sha256"]) == (2, "b" * 64)
    ((former,),) = store.rows("SELECT json_extract(snapshot, '$.attachments[0].text') FROM versions")
    assert former == "旧。"
