"""``gkcrawl files``: which files there are, reading and exporting archived ones (gkcrawl/cli/files.py)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from gkcrawl.demo.files import DemoFile
from gkcrawl.files.reading import FileFlag
from gkcrawl.portals.answers.file_answers import REFUSALS
from gkcrawl.store import FileRow, Store
from gkcrawl.store.queries.files import FILE_STATUSES
from tests.cli.archived import archived_files
from tests.cli.importing.pages import HOST
from tests.store.corpus import MONDAY

if TYPE_CHECKING:
    from tests.cli.conftest import Run

DOCS = Path(__file__).parents[2] / "docs" / "files.md"
WORD = DemoFile.called("防汛任务表.docx").content()
UNKNOWN = bytes(range(256))  # no format that anybody knows


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """Two archived files, one of them of no known format, and one behind a captcha page."""
    made = archived_files(tmp_path / "corpus.db", {"/f/1.docx": WORD, "/f/2.docx": UNKNOWN})
    with Store(made) as store:
        refused = FileRow(url=f"{HOST}/f/3.pdf", status="captcha", at=MONDAY, error="says '验证码'")
        store.write("r1", [refused], portal="demo")
    return made


def test_files_are_counted_by_status_and_listed(gkcrawl: Run, db: Path) -> None:
    result = gkcrawl("files", "--db", db)
    assert result.exit_code == 0
    head, counts = (
        line.replace("│", " ").replace("┃", " ").split() for line in result.stdout.splitlines() if line[0] in "│┃"
    )
    assert dict(zip(head, counts, strict=True)) == {"portal": "demo", "captcha": "1", "fetched": "2"}
    listed = gkcrawl("files", "--db", db, "--status", "captcha")
    assert listed.stdout.startswith(f"{HOST}/f/3.pdf\n") and "says '验证码'" in listed.stdout
    assert listed.stderr == "1 files\n"
    lines = gkcrawl("files", "--db", db, "--json").stdout.splitlines()
    assert [json.loads(line)["status"] for line in lines] == ["fetched", "fetched", "captcha"]
    assert gkcrawl("files", "--db", db, "--portal", "no").exit_code == 2


def test_a_status_that_files_cannot_have_is_wrong_usage(gkcrawl: Run, db: Path) -> None:
    none, nonsense = (gkcrawl("files", "--db", db, "--status", word) for word in ("http_404", "nonsense"))
    assert (none.exit_code, none.stderr) == (0, "0 files\n")
    assert (nonsense.exit_code, "captcha" in nonsense.stderr, nonsense.stdout) == (2, True, "")
    told = re.findall(r"^\| `(\w+)` \|", DOCS.read_text(encoding="utf-8").partition("## Formats")[0], re.MULTILINE)
    assert sorted(told) == sorted(FILE_STATUSES)


def test_reading_then_reading_again_then_retrying(gkcrawl: Run, db: Path) -> None:
    first = gkcrawl("files", "read", "--db", db)
    assert (first.exit_code, first.stderr.splitlines()[-1]) == (1, "1 files read, 1 could not be (1 unsupported)")
    again = gkcrawl("files", "read", "--db", db)
    assert (again.exit_code, again.stderr) == (0, "0 files read, 0 could not be\n")
    retried = gkcrawl("files", "read", "--retry", "--db", db)
    assert (retried.exit_code, retried.stderr.splitlines()[-1]) == (1, "0 files read, 1 could not be (1 unsupported)")
    show = gkcrawl("files", "--status", "read", "--db", db)
    assert show.stdout.startswith(f"{HOST}/f/1.docx\n")


def test_export_writes_what_the_archive_holds(gkcrawl: Run, db: Path, tmp_path: Path) -> None:
    result = gkcrawl("files", "export", tmp_path / "out", "--db", db)
    assert (result.exit_code, result.stderr) == (
        0,
        f"2 files written to {tmp_path / 'out'}, 0 were there, 0 could not be written\n",
    )
    [place] = (tmp_path / "out" / "demo").iterdir()
    assert {path.name: path.read_bytes() for path in place.iterdir()} == {"1.docx": WORD, "2.docx": UNKNOWN}
    (tmp_path / "archive" / "demo" / "r1.warc.gz").unlink()
    broken = gkcrawl("files", "export", tmp_path / "other", "--db", db)
    assert broken.exit_code == 1 and "error: http" in broken.stderr


def test_the_docs_name_every_flag_and_every_word_of_a_page_in_place_of_a_file() -> None:
    sections = DOCS.read_text(encoding="utf-8").split("\n## ")
    named = {text.partition("\n")[0]: set(re.findall(r"^\| `(\w+)` \|", text, re.M)) for text in sections}
    assert named["Flags"] == set(get_args(FileFlag))
    assert named["What comes of it"] >= REFUSALS | {"listed", "fetched", "read", "unreadable"}
