"""``gkcrawl import`` (gkcrawl/cli/import_.py) as a user runs it: archives of our crawls, of wget, wrong usage."""

from __future__ import annotations

import shutil
import subprocess
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest

from gkcrawl.demo.corpus import Corpus
from gkcrawl.demo.server import serving
from gkcrawl.store import Store
from tests import processes
from tests.cli.importing.pages import Warc, a_document
from tests.test_end_to_end import documents, jsonl, scrapy

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

VERB = "gkcrawl.cli.import_"
DOCUMENTS = 12  # in each portal: lists of two pages, and all traps
# What another fetch of the same pages has of its own.
FETCH = ("first_seen_at", "last_seen_at", "fetched_at", "capture")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two portals, crawled into one database; wget's archive of the same pages beside it."""
    output = tmp_path_factory.mktemp("crawled")
    with serving(Corpus(DOCUMENTS)) as base:
        for portal in ("demo_trs", "demo_traps", "demo_jpaas"):
            scrapy(portal, "-a", f"base={base}", output=output)
        with Store(output / "gkcrawl.db") as store:
            urls = store.query("SELECT DISTINCT url FROM captures WHERE portal = 'demo_trs' AND method = 'GET'")
        (output / "urls").write_text("\n".join(row["url"] for row in urls))
        if wget := shutil.which("wget"):
            command = [
                wget,
                "-q",
                "--no-proxy",
                f"--warc-file={output / 'wget'}",
                "-i",
                str(output / "urls"),
                "-O",
                "/dev/null",
            ]
            subprocess.run(command, check=False, timeout=processes.SECONDS)
    return output


@pytest.mark.parametrize("copy", [(), ("--copy",)])
def test_the_archive_of_crawls_gives_the_documents_of_the_crawls(
    crawled: Path, tmp_path: Path, copy: tuple[str, ...]
) -> None:
    result = processes.gkcrawl("import", str(crawled / "archive"), "--db", str(tmp_path / "gkcrawl.db"), *copy)
    assert result.returncode == 0, result.stderr
    assert jsonl(tmp_path) == jsonl(crawled)
    for verb, said in (("verify", ", 0 problems"), ("reextract", ", 0 changed, 0 failed")):
        result = processes.gkcrawl(verb, "--db", str(tmp_path / "gkcrawl.db"))
        assert result.returncode == 0 and said in result.stderr, result
    assert (tmp_path / "archive").exists() == bool(copy)
    result = processes.gkcrawl("import", str(crawled / "archive"), "--db", str(tmp_path / "gkcrawl.db"), *copy)
    assert [line.rpartition(": ")[2] for line in result.stdout.splitlines()] == ["imported before"] * 3


def test_a_crawl_after_an_import_knows_its_documents(crawled: Path, tmp_path: Path) -> None:
    processes.gkcrawl("import", str(crawled / "archive" / "demo_trs"), "--db", str(tmp_path / "gkcrawl.db"))
    before = documents(tmp_path)
    with serving(Corpus(DOCUMENTS)) as base:
        scrapy("demo_trs", "-a", f"base={base}", output=tmp_path)
    assert {document["version"] for document in documents(tmp_path)} == {1}
    assert before


@pytest.mark.skipif(
    not shutil.which("wget"), reason="no wget: test_records_as_wget_writes_them has its records by hand"
)
def test_what_wget_fetched_gives_the_same_documents(crawled: Path, tmp_path: Path) -> None:
    result = processes.gkcrawl("import", str(crawled / "wget.warc.gz"), "--db", str(tmp_path / "gkcrawl.db"))
    assert result.returncode == 0, result
    own = [document for document in documents(crawled) if document["portal"] == "demo_trs"]
    assert list(map(kept, documents(tmp_path))) == list(map(kept, own))


def kept(document: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in FETCH}


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_records_as_wget_writes_them(gkcrawl: Run, tmp_path: Path, name: str) -> None:
    """Requests before their answers, addresses in angle brackets, chunks as received, notes of its own."""
    page = a_document(1).encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    url = "<http://www.example.gov.cn/1.html>"
    warc = Warc().record(
        "warcinfo", "", b"software: Wget/1.21.3 (linux-gnu)\r\n", Content_Type="application/warc-fields"
    )
    warc.record("request", url, b"GET /1.html HTTP/1.1\r\n\r\n", WARC_Record_ID="<urn:uuid:1>")
    warc.record("response", url, head + chunked, WARC_Record_ID="<urn:uuid:2>", WARC_Concurrent_To="<urn:uuid:1>")
    for address in ("MANIFEST.txt", "wget_arguments.txt", "wget.log"):
        warc.record("resource", f"<metadata://gnu.org/software/wget/warc/{address}>", b"x", Content_Type="text/plain")
    warc.record("metadata", "<metadata://gnu.org/software/wget/warc/MANIFEST.txt>", b"<urn:uuid:3>\r\n")
    result = gkcrawl("import", warc.write(tmp_path / name), "--db", tmp_path / "a.db")
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "documents: 1 new, 0 changed, 0 unchanged")


def test_arc_files_are_read_too(gkcrawl: Run, tmp_path: Path) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + a_document(1).encode()
    line = f"http://www.example.gov.cn/1.html 10.0.0.1 20090601080000 text/html {len(answer)}\n"
    about = b"1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n"
    first = f"filedesc://a.arc 0.0.0.0 20090601080000 text/plain {len(about)}\n".encode() + about
    (tmp_path / "a.arc").write_bytes(first + b"\n" + line.encode() + answer + b"\n")
    assert gkcrawl("import", tmp_path / "a.arc", "--db", tmp_path / "a.db").exit_code == 0
    assert documents_of(tmp_path / "a.db")[0]["fetched_at"] == "2009-06-01T16:00:00+08:00"


def documents_of(db: Path) -> list[dict[str, Any]]:
    with Store(db) as store:
        return list(store.documents())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no.warc.gz",), "no file or folder no.warc.gz"),
        (("a.warc.gz", "--region", "示例市"), "six-digit"),
        ((), "Missing argument"),
    ],
)
def test_wrong_usage_is_said_and_makes_no_database(
    gkcrawl: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    Warc().page("/1.html", a_document(1)).write(tmp_path / "a.warc.gz")
    result = gkcrawl("import", *arguments, "--db", tmp_path / "a.db")
    assert (result.exit_code, said in result.stderr, (tmp_path / "a.db").exists()) == (2, True, False)


def test_the_verb_is_a_word_of_python_with_a_module_all_the_same(gkcrawl: Run) -> None:
    assert import_module(VERB).import_.name == "import"
    assert "import " in gkcrawl("--help").stdout
    assert gkcrawl("import_", "--help").exit_code == 2
