"""What becomes of the answers in WARC files."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.cli.importing.importer import Importer
from gkcrawl.errors import ArchiveError
from tests.cli.importing.pages import HOST, Warc, a_document, a_list

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.importing.conftest import Corpus

OTHER = "另行规定：第{number}号文件内容全部更换，与以往无关。"


def test_captures_of_one_address_are_versions_in_the_order_of_time(corpus: Corpus, tmp_path: Path) -> None:
    late, early = a_document(1).replace("逐项落实", "逐条落实"), a_document(1)
    warc = Warc().page("/1.html", late, at="2024-08-01T00:00:00Z").page("/1.html", early, at="2024-06-01T00:00:00Z")
    warc.page("/1.html", early, at="2024-07-01T00:00:00Z")
    assert "1 new, 1 changed, 1 unchanged" in corpus.take(warc.write(tmp_path / "a.warc.gz")).stdout
    (document,) = corpus.documents()
    assert (document["version"], document["fetched_at"][:10]) == (2, "2024-08-01")
    (former,) = corpus.query("SELECT fetched_at, last_seen_at FROM versions")
    assert [former[name][:10] for name in ("fetched_at", "last_seen_at")] == ["2024-06-01", "2024-07-01"]


def test_a_revisit_says_that_the_page_was_met_again(corpus: Corpus, tmp_path: Path) -> None:
    head, digest = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", {"WARC_Payload_Digest": "sha1:A"}
    warc = Warc().record("response", f"{HOST}/1.html", head + a_document(1).encode(), **digest)
    warc.record("revisit", f"{HOST}/1.html", head, at="2024-09-01T00:00:00Z", **digest)
    result = corpus.take(warc.write(tmp_path / "a.warc.gz"))
    assert "1 revisit" in result.stdout
    (document,) = corpus.documents()
    assert (document["version"], document["last_seen_at"][:10]) == (1, "2024-09-01")
    assert corpus.run("verify").exit_code == 0


def test_a_cut_answer_gives_way_to_a_later_one_and_is_kept_for_want_of_one(corpus: Corpus, tmp_path: Path) -> None:
    packed = gzip.compress(a_document(1).encode())
    told = {"Content-Encoding": "gzip"}
    warc = Warc().page("/1.html", packed[:-200], **told).page("/1.html", packed, **told)
    warc.page("/2.html", gzip.compress(a_document(2).encode())[:-100], **told)
    assert "1 cut_short" in corpus.take(warc.write(tmp_path / "a.warc.gz")).stdout
    first, second = corpus.documents()
    assert (first["version"], "incomplete" in first["quality"], "incomplete" in second["quality"]) == (1, False, True)


def test_redirects_lead_from_the_row_to_the_document(corpus: Corpus, tmp_path: Path) -> None:
    warc = Warc().page("/tzgg/", a_list(1, 2, 3)).page("/tzgg/1.html", status="301 Moved", Location="/n/1.html")
    corpus.take(warc.page("/n/1.html", a_document(1)).write(tmp_path / "a.warc.gz"))
    (document,) = corpus.documents()
    assert (document["url"], document["other_urls"]) == (f"{HOST}/n/1.html", [f"{HOST}/tzgg/1.html"])


def test_a_page_that_leads_on_does_so_too(corpus: Corpus, tmp_path: Path) -> None:
    on = "<html><head><meta http-equiv='refresh' content='0;url=/n/1.html'></head></html>"
    warc = Warc().page("/tzgg/", a_list(1, 2, 3)).page("/tzgg/1.html", on).page("/n/1.html", a_document(1))
    assert "1 leads_on" in corpus.take(warc.write(tmp_path / "a.warc.gz")).stdout
    assert corpus.documents()[0]["other_urls"] == [f"{HOST}/tzgg/1.html"]


def test_further_pages_are_part_of_the_document(corpus: Corpus, tmp_path: Path) -> None:
    pager = "<div class='page'><a href='1.html'>1</a> <a href='1_2.html'>2</a> <a href='1_2.html'>下一页</a></div>"
    one = a_document(1).replace("</body>", f"{pager}</body>")
    two = a_document(1, text=OTHER).replace("</body>", f"{pager.replace('下一页', '上一页')}</body>")
    warc = Warc().page("/d/1.html", one).page("/d/1_2.html", two)
    corpus.take(warc.write(tmp_path / "a.warc.gz"))
    (document,) = corpus.documents()
    assert "请结合实际" in document["text"] and "另行规定" in document["text"]
    assert corpus.run("reextract").stderr.splitlines()[-1] == "1 documents read, 0 changed, 0 failed"


def test_rows_that_got_something_else_are_failures_and_nothing_is_gone(corpus: Corpus, tmp_path: Path) -> None:
    warc = Warc().page("/tzgg/", a_list(1, 2, 3)).page("/tzgg/1.html", a_document(1))
    warc.page("/tzgg/1.html", "gone", status="404 Not Found", at="2024-07-01T00:00:00Z")
    warc.page("/tzgg/2.html", "<html><title>系统维护</title><body><p>系统维护中，请稍后再访问。</p></body></html>")
    result = corpus.take(warc.write(tmp_path / "a.warc.gz"))
    assert "rows whose page is none: 1 maintenance" in result.stdout
    assert corpus.query("SELECT gone FROM documents") == [{"gone": None}]
    assert corpus.query("SELECT error FROM captures ORDER BY id") == [
        {"error": error} for error in ("listing", None, "maintenance", "gone")
    ]


@pytest.mark.parametrize("at", range(1, 7))
def test_an_import_that_was_killed_goes_on_and_gives_the_same(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    bare = a_document(3).replace("来源：示例市水务局", "").replace("发布日期：2024-03-01", "")
    warc = Warc().page("/tzgg/", a_list(1, 2, 3)).page("/tzgg/1.html", a_document(1)).page("/2.html", a_document(2))
    warc.page("/tzgg/3.html", bare).page("/tzgg/2.html", status="302 Found", Location="/4.html").page(
        "/4.html", a_document(2)
    )
    file = warc.write(tmp_path / "a.warc.gz")
    taken, original = 0, Importer._take

    def take(self: Importer, *arguments: Any) -> None:
        nonlocal taken
        taken += 1
        if taken == at:
            raise KeyboardInterrupt
        original(self, *arguments)

    monkeypatch.setattr(Importer, "_take", take)
    assert corpus.take(file).exit_code == 1
    assert corpus.query("SELECT outcome FROM runs") == [{"outcome": "interrupted"}]
    assert corpus.take(file).exit_code == 0
    resumed = corpus.documents()
    corpus.db.rename(tmp_path / "before.db")
    assert corpus.take(file).exit_code == 0
    assert resumed == corpus.documents()


def test_a_record_that_cannot_be_read_any_more_is_a_problem_of_its_own(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def get(self: Importer, answer: object) -> None:
        raise ArchiveError("a.warc.gz: no response at byte 0")

    monkeypatch.setattr(Importer, "_get", get)
    result = corpus.take(Warc().page("/1.html", a_document(1)).write(tmp_path / "a.warc.gz"))
    assert (result.exit_code, result.stderr) == (1, "error: a.warc.gz: no response at byte 0\n")
