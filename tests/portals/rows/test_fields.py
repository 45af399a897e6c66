"""Fields that a row of a list already states."""

from __future__ import annotations

from gkcrawl.portals.rows.fields import column_head, row_fields
from tests.portals.pages import page

TABLE = (
    "<table><tr><th>索引号</th><th>名称</th><th>发文字号</th></tr>"
    "<tr><td>0143/2026-12</td><td><a href='1.html'>通知</a></td><td>青政发〔2026〕3号</td></tr></table>"
)


def test_cells_under_the_heads_of_their_columns() -> None:
    _, row = page(TABLE).tree.iter("tr")
    assert row_fields(row) == {"index_number": "0143/2026-12", "document_number": "青政发〔2026〕3号"}
    assert [column_head(cell) for cell in row] == ["索引号", "名称", "发文字号"]


def test_an_ordinary_row_states_none() -> None:
    (row,) = page("<ul><li><a href='1.html'>通知</a><span>2026-03-04</span></li></ul>").tree.iter("li")
    assert row_fields(row) == {}
