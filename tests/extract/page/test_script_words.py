"""Titles that a script inside the link writes, and scripts that add nothing to one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.extract.page.script_words import written_words
from gkcrawl.portals.rows.finder import find_rows
from tests.portals.pages import page

TITLE = "关于做好秋粮收购的通知"

WRITING = [
    f"document.write('{TITLE}');",
    f"var title='{TITLE[:5]}<br>{TITLE[5:]}';\ntitle = title.replace(/<br>/g,'');\ndocument.write(title);",
    f'<!--\nvar a = "{TITLE}"\ndocument.writeln(a)\n//-->',
    f"var t='{TITLE}'; if (t.length > 30) {{ document.write(t.substring(0, 30) + '…') }} else {{ document.write(t) }}",
    f"var t='{TITLE}'; document.write(t.length > 30 ? t.substr(0, 30) + '...' : t);",
    f"document.write(cutString('{TITLE}', 40));",
    f'showTitle("{TITLE}");',
    f"document.write(\"<font color='red'>{TITLE}</font>\");",
    f"document.write(unescape('{''.join(f'%u{ord(char):04X}' for char in TITLE)}'));",
    f"var n=4, t='{TITLE}'; document.write(t.slice(0, n) + t.substring(n));",
]


@pytest.mark.parametrize("code", WRITING)
def test_a_title_written_by_a_script_in_its_link(code: str) -> None:
    row = f"<li><a href='./202603/t20260304_1.html'><script>{code}</script></a><span>2026-03-04</span></li>"
    (entry,) = find_rows(page(f"<ul>{row}</ul>"))
    assert (entry.title, entry.date) == (TITLE, "2026-03-04")


@pytest.mark.parametrize(
    "code",
    [
        "document.write('<img src=new.gif>');",
        "document.write('[新]');",
        "isNew('2026-03-04', '热点推荐');",
        "document.write('点击查看详情');",
        "if (days < 7) document.write('最新发布');",
    ],
)
def test_a_mark_written_beside_words_of_the_link_is_none_of_them(code: str) -> None:
    row = f"<li><a href='./202603/t20260304_1.html'>{TITLE}<script>{code}</script></a><span>2026-03-04</span></li>"
    (entry,) = find_rows(page(f"<ul>{row}</ul>"))
    assert entry.title == TITLE


def test_what_the_reader_sees_is_cut_and_the_title_attribute_is_not() -> None:
    code = f"<script>var t='{TITLE}'; document.write(t.substring(0, 8) + '…');</script>"
    link = f"<a href='./202603/t1.html' title='{{}}'>{code}</a><span>2026-03-04</span>"
    assert [entry.title for entry in find_rows(page(f"<ul><li>{link.format('')}</li></ul>"))] == [f"{TITLE[:8]}…"]
    assert [entry.title for entry in find_rows(page(f"<ul><li>{link.format(TITLE)}</li></ul>"))] == [TITLE]


@given(st.text(alphabet="document.write()'+;{}if<>=?:\"/ a1,", max_size=80))
def test_any_script_can_be_read(code: str) -> None:
    assert isinstance(written_words(code), str)


def test_long_scripts_end() -> None:
    for piece in ("document.write(", "(", "if(", "a+", "'a'+", "x.y(", "/a", "<!--"):
        written_words(piece * (2990 // len(piece)))
