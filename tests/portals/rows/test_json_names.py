"""Keys with no known name are told by the shape of their values."""

from __future__ import annotations

from gkcrawl.portals.rows.json_names import name_unknown


def test_title_address_and_date_by_their_shape() -> None:
    rows = [
        {"aa": f"关于第{n}项示例工作的通知", "bb": f"https://a.gov.cn/d/{n}.html", "cc": f"2026-03-0{n}", "dd": "1"}
        for n in range(1, 6)
    ]
    name_unknown(rows, {"url": ["url"], "title": ["title"], "published": ["pubdate"], "written_date": []})
    assert (rows[0]["title"], rows[0]["url"], rows[0]["pubdate"]) == (rows[0]["aa"], rows[0]["bb"], "2026-03-01")
