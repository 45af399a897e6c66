"""Files of documents in WARC files of any origin (gkcrawl/cli/importing/attached.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.demo.file_writers.docx import DOCX
from gkcrawl.demo.files import DemoFile
from gkcrawl.store import Store
from gkcrawl.store.queries.files import files
from tests.cli.importing.pages import Warc, a_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

WORD = DemoFile.called("防汛任务表.docx").content()
OTHER = DemoFile.called("抗旱任务表.docx").content()
KIND = {"Content-Type": "application/octet-stream"}
CAPTCHA = "<html><body><form>请输入验证码：<input name='code'><img src='code.jsp'></form></body></html>"


def a_page(*links: str) -> str:
    files = "".join(f"<p><a href='{link}'>附件{number}.docx</a></p>" for number, link in enumerate(links, 1))
    return a_document(1).replace("</body>", f"{files}</body>").replace("</div></body>", f"{files}</div></body>")


def imported(gkcrawl: Run, warc: Path) -> str:
    result = gkcrawl("import", warc, "--db", "corpus.db")
    assert result.exit_code == 0, result.output
    return result.stdout


def texts(db: Path) -> list[tuple[str, str | None]]:
    with Store(db) as store:
        return [(file["status"], file["text"]) for row in store.documents() for file in row["attachments"]]


def test_files_of_documents_are_stored_and_read(gkcrawl: Run, tmp_path: Path) -> None:
    warc = Warc().page("/f/1.docx", WORD, **KIND).page("/tzgg/1.html", a_page("/f/1.docx", "/down?id=2.docx"))
    warc.page("/down?id=2.docx", status="302 Found", Location="/store/ab12").page(
        "/store/ab12", OTHER, **{"Content-Type": DOCX}
    )
    warc.page("/pictures/3.png", b"\x89PNG\r\n\x1a\n", **KIND)
    said = imported(gkcrawl, warc.write(tmp_path / "site.warc.gz"))
    assert "files of documents: 2 new, 2 read, 0 unreadable" in said
    assert "1 not_a_page" in said, "a picture that no document has"
    assert texts(tmp_path / "corpus.db") == [("read", "防汛任务表"), ("read", "抗旱任务表")]
    with Store(tmp_path / "corpus.db") as store:
        assert {file.media_type for file in files(store)} == {DOCX}, "by the names of their links, as in a crawl"
    assert "0 problems" in gkcrawl("verify", "--db", "corpus.db").stderr


def test_another_file_at_the_address_makes_a_version(gkcrawl: Run, tmp_path: Path) -> None:
    first = Warc().page("/tzgg/1.html", a_page("/f/1.docx")).page("/f/1.docx", WORD, **KIND)
    second = Warc().page("/f/1.docx", OTHER, at="2024-07-01T00:00:00Z", **KIND)
    imported(gkcrawl, first.write(tmp_path / "first.warc.gz"))
    result = gkcrawl("import", second.write(tmp_path / "second.warc.gz"), "--db", "corpus.db")
    assert "files of documents: 1 new, 1 read" in result.stdout
    assert texts(tmp_path / "corpus.db") == [("read", "抗旱任务表")]
    with Store(tmp_path / "corpus.db") as store:
        assert [row["version"] for row in store.documents()] == [2]


def test_a_page_in_place_of_a_file_is_none(gkcrawl: Run, tmp_path: Path) -> None:
    warc = Warc().page("/tzgg/1.html", a_page("/f/1.docx")).page("/f/1.docx", CAPTCHA)
    imported(gkcrawl, warc.write(tmp_path / "site.warc.gz"))
    with Store(tmp_path / "corpus.db") as store:
        assert [file.status for file in files(store)] == ["listed"]
