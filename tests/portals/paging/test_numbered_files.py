"""Pages that are numbered files."""

from __future__ import annotations

from gkcrawl.portals.paging.numbered_files import numbered_file, variables
from tests.portals.pages import SITE, page


def test_files_count_as_the_script_does() -> None:
    at = numbered_file(page(""), 3, 0, "index", "html", first=0)
    assert (at.current, at.total_pages) == (1, 3)
    assert at.next is not None and at.next.url == f"{SITE}index_1.html"


def test_the_last_page_leads_nowhere() -> None:
    assert numbered_file(page("", f"{SITE}index_2.html"), 3, 2, "index", "html", first=0).next is None


def test_variables_of_scripts() -> None:
    assert variables(page("<script>var countPage = 12; var size=20;</script>"))["countPage"] == "12"
