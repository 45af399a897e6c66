"""The pages as plain files (gkcrawl/browse/static_site.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from lxml import html

from gkcrawl.browse.static_site import MARK, Place, write_site
from gkcrawl.errors import ConfigError
from tests.browse.pages.conftest import db, reported, store

if TYPE_CHECKING:
    from pathlib import Path

    from gkcrawl.store import Store

__all__ = ["db", "reported", "store"]
TODAY = date(2025, 12, 31)


@pytest.fixture
def site(reported: Store, tmp_path: Path) -> Path:
    write_site(reported, tmp_path / "site", TODAY)
    return tmp_path / "site"


def test_every_link_is_a_file_of_the_site_a_place_on_the_page_or_an_address_on_a_portal(site: Path) -> None:
    pages = list(site.glob("*.html"))
    assert {"index.html", "index.en.html", "coverage-610926.html", "portal-demo.html"} <= {page.name for page in pages}
    for page in pages:
        tree = html.parse(page)
        for link in tree.xpath("//@href | //@src | //@action"):
            parts = urlsplit(link)
            if parts.netloc:
                assert parts.netloc == "www.example.gov.cn"
            elif parts.path:
                assert (site / parts.path).is_file(), (page.name, link)
                assert not parts.query
            else:
                assert tree.xpath(f"//*[@id='{parts.fragment}']"), (page.name, link)


def test_cells_lead_to_the_report_on_its_portal(site: Path) -> None:
    tree = html.parse(site / "coverage-610926.en.html")
    cells = tree.xpath("//a[contains(@class, 'cell')]/@href")
    assert cells[0] == "https://www.example.gov.cn/zwgk/2021.html"
    assert cells[1] == "#gap-0"
    assert tree.xpath("//a[@class='language']/@href") == ["coverage-610926.html"]


def test_the_same_state_gives_the_same_bytes(site: Path, reported: Store, tmp_path: Path) -> None:
    write_site(reported, tmp_path / "again", TODAY)
    first, second = (
        {path.name: path.read_bytes() for path in folder.iterdir()} for folder in (site, tmp_path / "again")
    )
    assert first == second


def test_a_site_is_written_anew_and_what_is_no_more_goes(site: Path, reported: Store) -> None:
    mark = (site / MARK).read_text(encoding="utf-8")
    (site / "coverage-999999.html").write_text("old")
    (site / "notes.txt").write_text("mine")
    (site / MARK).write_text(mark.replace('"files": [', '"files": ["coverage-999999.html", "../outside",'))
    (site.parent / "outside").write_text("not ours")
    write_site(reported, site, TODAY)
    assert not (site / "coverage-999999.html").exists()
    assert (site / "notes.txt").exists()
    assert (site.parent / "outside").exists()
    assert (site / MARK).read_text(encoding="utf-8") == mark


def test_a_folder_with_anything_else_is_left_alone(reported: Store, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("mine")
    with pytest.raises(ConfigError, match="is no site of gkcrawl"):
        write_site(reported, tmp_path / "notes", TODAY)
    assert [path.name for path in (tmp_path / "notes").iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place("index"), "index.html"),
        (Place("portal", "示例/a"), "portal-=E7=A4=BA=E4=BE=8B=2Fa.html"),
        (Place("coverage", parameters=(("region", "none"), ("start", "100"))), "coverage-none-100.html"),
    ],
)
def test_names_of_files_are_safe_on_every_disk(place: Place, name: str) -> None:
    assert place.file("zh") == name
