"""Where on a page its pager stands."""

from __future__ import annotations

from gkcrawl.portals.rows.pager_place import pager_places
from tests.portals.pages import page, rows


def test_words_of_a_pager_show_the_place() -> None:
    whole = page(f'<ul>{rows(3)}</ul><div class="p"><a href="2.html">下一页</a></div>')
    assert [element.text for element in pager_places(whole)] == ["下一页"]
    assert list(pager_places(page(f"<ul>{rows(3)}</ul>"))) == []
