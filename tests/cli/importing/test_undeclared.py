"""Pages of no declared portal, imported and read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.cli.importing.undeclared import Undeclared
from gkcrawl.portals.column import Column, Entry
from tests.cli.importing.pages import HOST, Warc, a_document, a_list

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.importing.conftest import Corpus


def test_agency_and_region_are_those_that_the_import_was_told() -> None:
    hints = Undeclared("示例市水务局", "320100").hints(Entry(title="甲", url=HOST, date="2024-01-01"), Column("", HOST))
    assert (hints.agency, hints.region, hints.column, hints.title) == ("示例市水务局", "320100", None, "甲")


def test_what_was_read_is_read_again_to_the_letter(corpus: Corpus, tmp_path: Path) -> None:
    bare = a_document(5).replace("来源：示例市水务局", "").replace("发布日期：2024-03-01", "")
    warc = Warc().page("/tzgg/", a_list(5, 6, 7)).page("/tzgg/5.html", bare)
    corpus.take(warc.write(tmp_path / "a.warc.gz"), "--agency", "青禾市水务局", "--region", "320100")
    (document,) = corpus.documents()
    assert (document["portal"], document["agency"]) == (None, "青禾市水务局")
    assert document["provenance"]["published_date"]["method"] == "list_row"
    result = corpus.run("reextract")
    assert result.stderr.splitlines()[-1] == "1 documents read, 0 changed, 0 failed"
