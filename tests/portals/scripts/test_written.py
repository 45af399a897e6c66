"""Pagers that scripts write into the page."""

from __future__ import annotations

import re

from gkcrawl.portals.scripts.written import written_page
from tests.portals.pages import page

NEXT = re.compile("下一页")


def test_what_a_script_writes_with_what_it_knows() -> None:
    script = """
    var count = 12, current = 0;
    if (current == 0) { document.write("首页"); } else { document.write("<a href='index.html'>首页</a>"); }
    for (var i = 0; i < count; i++) { document.write(i); }
    if (current < count - 1) document.write('<a href="index_' + (current + 1) + '.html">下一页</a>');
    """
    written = written_page(page(f"<script>{script}</script>"), NEXT)
    assert written is not None
    assert [link.get("href") for link in written.tree.iter("a")] == ["index_1.html"]
    assert (written.tree.text_content()) == "首页下一页"


def test_scripts_that_write_no_pager() -> None:
    assert written_page(page("<script>document.write('<img>'); var next = '下一页';</script>"), NEXT) is None
    assert written_page(page("<p>下一页</p>"), NEXT) is None
