"""Links that scripts write, row by row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.extract.page.page import Page
from gkcrawl.portals.rows.finder import find_rows
from gkcrawl.portals.scripts.written_links import written_out
from tests.portals.pages import SITE, page

TITLE = "关于做好秋粮收购的通知"


def test_a_link_in_one_string() -> None:
    script = f"<script>document.write('<a href=\\'./202603/t1.html\\'>{TITLE}</a>');</script>"
    (entry,) = find_rows(page(f"<ul><li>{script}<span>2026-03-04</span></li></ul>"))
    assert (entry.title, entry.url, entry.date) == (TITLE, f"{SITE}202603/t1.html", "2026-03-04")


def test_a_link_put_together_from_variables() -> None:
    script = f"""<script>var url = "./202603/t1.html"; var t = '{TITLE}';
document.write("<a href='" + url + "' title='" + t + "'>" + t + "</a>");</script>"""
    (entry,) = find_rows(page(f"<ul><li>{script}<span>2026-03-04</span></li></ul>"))
    assert (entry.title, entry.url) == (TITLE, f"{SITE}202603/t1.html")


def test_scripts_that_write_no_link_stay() -> None:
    counter = page("<script>document.write('<img src=count.gif>');</script>")
    assert written_out(counter) is counter


@given(st.text(alphabet="document.write()'+<a>;", max_size=60))
def test_any_script_can_be_read(text: str) -> None:
    assert isinstance(written_out(Page(f"<script>document.write({text}</script>", SITE)), Page)


def test_long_scripts_are_read_in_one_pass() -> None:
    for piece in ("document.write(a", "document.write('a' + ", "<script>document.write('<a>'"):
        written_out(Page(piece * 20_000, SITE))
