"""The overview (gkcrawl/browse/pages/overview.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.browse.pages.overview import page
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from gkcrawl.store import Store
    from tests.browse.pages.conftest import Look


def test_it_counts_what_there_is_and_what_is_missing(reported: Store, look: Look) -> None:
    reported.write("r1", [a_document(1, kind="notice", published_date="2020-05-01", quality=["damaged"])])
    _, tree = look(page)
    counts = [[part.text_content() for part in entry] for entry in tree.xpath("//dl[@class='counts']/div")]
    assert counts == [["文件", "3"], ["年度报告", "2"], ["缺少年报", "2"], ["附件", "0"], ["网站", "1"]]
    assert "damaged 1" in " ".join(tree.text_content().split())


def test_its_bars_and_cells_lead_on(reported: Store, look: Look) -> None:
    _, tree = look(page)
    links = {link.get("href") for link in tree.xpath("//div[@class='plot']//a")}
    assert {
        "/coverage?region=610000",
        "/search?year=2022",
        "/search?kind=annual_report",
        "#interrupted",
        "/search?seen=2026-11",
    } <= links
    (portal,) = tree.xpath("//h3[@id='interrupted']/following-sibling::ul[1]//a")
    assert portal.get("href") == "/portal/demo"


def test_an_empty_corpus_has_an_overview(store: Store, look: Look) -> None:
    shown, tree = look(page)
    assert shown.values["documents"] == 0
    assert "尚未统计年报覆盖" in tree.text_content()
