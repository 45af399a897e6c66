"""``gkcrawl dedup``: what it found (gkcrawl/cli/dedup.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_dedup_says_what_it_found(gkcrawl: Run, reports: Path) -> None:
    assert gkcrawl("dedup", "--db", reports).stdout == "compared: 4\nexact: 1 in the corpus, 1 of them new\n"
    assert gkcrawl("dedup", "--db", reports).stdout == "compared: 0\nexact: 1 in the corpus, 0 of them new\n"
