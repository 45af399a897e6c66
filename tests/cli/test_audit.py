"""``gkcrawl audit`` (gkcrawl/cli/audit.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gkcrawl.store import Store
from tests.extract.pages import BOX_TABLE, page
from tests.store.corpus import FILE, a_file, a_reading, with_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_a_corpus_is_audited(gkcrawl: Run, corpus: Path) -> None:
    found = json.loads(gkcrawl("audit", "--db", corpus, "--json").stdout)
    assert found["documents"] == 3
    assert set(found["coverage"]) == {"another", "demo"}


def test_pages_are_audited_without_a_database(gkcrawl: Run, tmp_path: Path) -> None:
    html = tmp_path / "page.html"
    html.write_text(page(BOX_TABLE.replace("</table>", "<tr><td>办理口径：甲类</td></tr></table>")), encoding="utf-8")
    shown = gkcrawl("audit", html).stdout
    assert "办理口径" in shown
    assert "box 1" in shown


def test_a_missing_database_says_what_to_do(gkcrawl: Run, tmp_path: Path) -> None:
    result = gkcrawl("audit", "--db", tmp_path / "none.db")
    assert result.exit_code == 2
    assert "crawl a portal first" in result.stderr


def test_files_and_what_is_wrong_with_them_are_counted(gkcrawl: Run, corpus: Path) -> None:
    with Store(corpus) as store:
        store.write("r1", [with_files(number=7), a_file(), a_reading(text="", flags=["encrypted"])], portal="demo")
    found = json.loads(gkcrawl("audit", "--db", corpus, "--json").stdout)
    assert found["files"] == {"listed": 1, "unreadable": 1, "encrypted": 1}
    assert found["problems"]["encrypted"] == [FILE]
    assert FILE in gkcrawl("audit", "--db", corpus).stdout
