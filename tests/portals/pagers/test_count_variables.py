"""``var countPage``."""

from __future__ import annotations

from gkcrawl.portals.pagers.count_variables import count_page
from tests.portals.pages import SITE, page, target


def test_count_page_variable_without_a_call() -> None:
    url = SITE + "index_1.html"
    found = count_page(page("<script>var currentPage = 1;var countPage = 3//共多少页</script>", url))
    assert target(found) == SITE + "index_2.html"
    assert count_page(page("<script>var other = 3</script>")) is None
