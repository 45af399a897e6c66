"""Pages that only lead to the list."""

from __future__ import annotations

import pytest

from gkcrawl.portals.lists.redirects import stub_target
from tests.portals.pages import SITE, page, rows


@pytest.mark.parametrize(
    "stub",
    ['<meta http-equiv="refresh" content="0;url=list.html">', "<script>location.href = 'list.html'</script>"],
)
def test_refresh_and_script(stub: str) -> None:
    assert stub_target(page(stub)) == f"{SITE}list.html"


def test_a_list_is_no_stub() -> None:
    assert stub_target(page(f"<ul>{rows(5)}</ul>")) is None
