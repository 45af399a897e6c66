"""Rows that lead nowhere are counted (gkcrawl/portals/rows/unreachable.py)."""

from __future__ import annotations

import pytest

from gkcrawl.portals.rows.finder import find_list
from tests.portals.pages import page, rows

TITLE = "关于公布第9批河道清淤名单的通知"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (f'<li><a href="javascript:void(0)">{TITLE}</a><span>2026-03-09</span></li>', (1, 0)),
        (f'<li><a href="#">{TITLE}</a><span>2026-03-09</span></li>', (1, 0)),
        (f'<li><a href="">{TITLE}</a><span>2026-03-09</span></li>', (1, 0)),
        (f"<li>{TITLE}<span>2026-03-09</span></li>", (1, 0)),
        (f'<li><a href="javascript:mystery(9)">{TITLE}</a><span>2026-03-09</span></li>', (0, 1)),
        (f'<li><a onclick="mystery(9)">{TITLE}</a><span>2026-03-09</span></li>', (0, 1)),
        # A heading, a button, a template, a row of another list.
        ("<li>2026年</li>", (0, 0)),
        ('<li><a href="#">查看更多</a><span>2026-03-09</span></li>', (0, 0)),
        ("<li><a>{{ row.title }}</a><span>2026-03-09</span></li>", (0, 0)),
        (f"<p><a>{TITLE}</a><span>2026-03-09</span></p>", (0, 0)),
    ],
)
def test_rows_of_a_dated_list(row: str, expected: tuple[int, int]) -> None:
    found = find_list(page(f"<ul>{rows(5)}{row}</ul>"))
    assert len(found.entries) == 5
    assert found.unreachable == expected


def test_rows_of_a_list_without_dates_have_a_link() -> None:
    plain = "".join(f'<li><a href="./202603/t2026030{n}_1.html">关于第{n}批清淤的通知</a></li>' for n in range(1, 6))
    found = find_list(page(f"<ul>{plain}<li>{TITLE}</li><li><a>{TITLE}</a></li></ul>"))
    assert found.unreachable == (1, 0)
