"""``gkcrawl diff``: what changed between two versions (gkcrawl/cli/diff.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.store import Store
from tests.corpus.reports import a_report
from tests.store.corpus import TUESDAY, a_document, a_file, a_reading, with_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def write(db: Path, *documents: Any) -> None:
    with Store(db) as store:
        store.write("r1", documents)


def test_diff_shows_fields_and_lines(gkcrawl: Run, reports: Path) -> None:
    result = gkcrawl("diff", a_document(4).url, "--db", reports)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[3:] == [
        "issuer:",
        "- 甲局",
        "+ 乙局",
        "@@ -1,2 +1,2 @@",
        " 甲。",
        "-乙。",
        "+丙。",
    ]


def test_diff_of_a_text_that_never_changed_shows_changed_fields(gkcrawl: Run, reports: Path) -> None:
    write(reports, a_report(1, issuer="水务局", fetched_at=TUESDAY))
    result = gkcrawl("diff", a_report(1).id, "--db", reports)
    assert "changes of metadata: 1" in result.stdout
    assert result.stdout.splitlines()[-3:] == ["issuer:", "- (none)", "+ 水务局"]
    assert gkcrawl("diff", a_report(1).id, "1", "7", "--db", reports).exit_code == 2


def test_diff_shows_what_changed_in_a_file(gkcrawl: Run, reports: Path) -> None:
    write(reports, with_files(number=7), a_file(), a_reading(text="一。\n二。"))
    write(reports, a_file(content="b", at=TUESDAY), a_reading("b", text="一。\n贰。"))
    lines = gkcrawl("diff", a_document(7).id, "--db", reports).stdout.splitlines()
    assert lines[-6:-4] == ["", f"1.pdf: replaced, SHA-256 {'a' * 64} → {'b' * 64}"]
    assert lines[-2:] == ["-二。", "+贰。"]
    write(reports, a_file(content="c", at=TUESDAY))
    assert "its text cannot be compared" in gkcrawl("diff", a_document(7).id, "--db", reports).stdout
