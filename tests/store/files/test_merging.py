"""Documents get what their own file says of them; nothing that a page gives is replaced.

Shows gkcrawl/store/files/merging.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.document import Provenance
from gkcrawl.store.files.own import FILLED
from tests.store.corpus import FILE, TUESDAY, WEDNESDAY, a_file, a_reading, start_run, with_files

if TYPE_CHECKING:
    from gkcrawl.store import Store

SAID: dict[str, Any] = {
    "title": "示例市人民政府办公室关于防汛的通知",
    "document_number": "示政办发〔2024〕8号",
    "issuer": "示例市人民政府办公室",
    "written_date": "2024-03-18",
}


def document(store: Store) -> dict[str, Any]:
    return next(store.documents())


def digests(store: Store) -> tuple[Any, ...]:
    return next(store.rows("SELECT reading_sha256, files_sha256 FROM documents"))


def test_empty_fields_are_filled_with_their_place(store: Store) -> None:
    store.write("r1", [with_files(title=None), a_file(), a_reading(**SAID)])
    filled = document(store)
    assert {name: filled[name] for name in FILLED} == SAID
    assert filled["provenance"]["document_number"] == {
        "raw": "示政办发〔2024〕8号",
        "method": "attachment",
        "locator": "1.pdf",
        "confidence": 0.8,
    }


def test_what_the_page_gives_stays(store: Store) -> None:
    place = {"written_date": Provenance(raw="2024-03-01", method="box", locator="成文日期")}
    store.write("r1", [with_files(written_date="2024-03-01", provenance=place), a_file(), a_reading(**SAID)])
    assert (document(store)["title"], document(store)["written_date"]) == ("通知1", "2024-03-01")
    assert document(store)["provenance"]["written_date"]["method"] == "box"
    assert document(store)["document_number"] == SAID["document_number"]


def test_a_month_is_no_date_of_a_document(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(**{**SAID, "written_date": "2024-03"})])
    assert document(store)["written_date"] is None
    assert document(store)["issuer"] == SAID["issuer"]


def test_an_annex_gives_nothing(store: Store) -> None:
    form = "https://www.example.gov.cn/files/form.doc"
    store.write("r1", [with_files(FILE, form), a_file(form), a_reading(**SAID)])
    assert (document(store)["document_number"], document(store)["provenance"]) == (None, {})


def test_a_page_read_again_keeps_what_its_file_gave(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(**SAID)])
    assert store.write("r1", [with_files(fetched_at=TUESDAY)]) == ["unchanged"]
    store.write("r1", [with_files(topic="水利", fetched_at=WEDNESDAY)])
    assert (document(store)["topic"], document(store)["issuer"]) == ("水利", SAID["issuer"])
    (file,) = document(store)["attachments"]
    assert (file["status"], file["text"]) == ("read", "文件的正文。")
    history = store.query("SELECT fields FROM history")
    assert history == [{"fields": '{"topic":[null,"水利"]}'}]


def test_a_better_reading_of_page_or_file_is_believed(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(**SAID)])
    store.write("r1", [a_reading(reader=2, document_number="示政办发〔2024〕9号")])
    assert (document(store)["document_number"], document(store)["issuer"]) == ("示政办发〔2024〕9号", None)
    store.write("r1", [with_files(document_number="示政办发〔2024〕10号", fetched_at=TUESDAY)])
    assert document(store)["document_number"] == "示政办发〔2024〕10号"
    assert "document_number" not in document(store)["provenance"]


def test_a_file_that_the_page_no_longer_has_takes_its_words_along(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(**SAID)])
    store.write("r1", [with_files("https://www.example.gov.cn/files/other.pdf", fetched_at=TUESDAY)])
    assert (document(store)["document_number"], document(store)["attachments"][0]["text"]) == (None, None)


def test_a_replaced_file_gives_its_own_words(store: Store) -> None:
    store.write("r1", [with_files(), a_file(), a_reading(**SAID)])
    start_run(store, "r2")
    store.write("r2", [a_file(content="b", at=TUESDAY)])
    assert document(store)["document_number"] is None
    store.write("r2", [a_reading("b", document_number="示政办发〔2024〕9号")])
    assert document(store)["document_number"] == "示政办发〔2024〕9号"
    ((former,),) = store.rows("SELECT json_extract(snapshot, '$.document_number') FROM versions")
    assert former == SAID["document_number"]


def test_digests_tell_page_and_files_apart(store: Store) -> None:
    store.write("r1", [with_files()])
    page, none = digests(store)
    assert none is None
    store.write("r1", [a_file()])
    fetched = digests(store)
    store.write("r1", [a_reading()])
    read = digests(store)
    assert {fetched[0], read[0]} == {page} and len({none, fetched[1], read[1]}) == 3
    store.write("r1", [a_reading(), a_file(at=TUESDAY)])
    assert digests(store) == read


def test_consumers_of_changes_are_told(store: Store) -> None:
    store.write("r1", [with_files(), a_file()])
    (before,) = store.query("SELECT seq FROM changes")
    store.write("r1", [a_reading()])
    (after,) = store.query("SELECT seq FROM changes")
    assert after["seq"] > before["seq"]
