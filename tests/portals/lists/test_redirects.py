"""Pages that only lead to the list."""

from __future__ import annotations

import pytest

from gkcrawl.portals.lists.redirects import forwarded, stub_target
from tests.portals.pages import SITE, page, rows


@pytest.mark.parametrize(
    "stub",
    ['<meta http-equiv="refresh" content="0;url=list.html">', "<script>location.href = 'list.html'</script>"],
)
def test_refresh_and_script(stub: str) -> None:
    assert stub_target(page(stub)) == f"{SITE}list.html"


def test_a_list_is_no_stub() -> None:
    assert stub_target(page(f"<ul>{rows(5)}</ul>")) is None


def test_a_refresh_that_a_script_writes_leads_on() -> None:
    code = """document.write('<meta http-equiv="Refresh" content="0;URL=/zwgk/gsgg/" />');"""
    assert forwarded(page(f"<script>{code}</script>")) == "https://www.qingshan.gov.cn/zwgk/gsgg/"


def test_a_refresh_to_another_file_of_the_folder_leads_on_though_it_is_no_other_list() -> None:
    stub = page('<meta http-equiv="refresh" content="0;url=index.htm">')
    assert (forwarded(stub), stub_target(stub)) == (f"{SITE}index.htm", SITE)
