from gkcrawl.portals.discovery.site import SiteColumn


def test_a_column_is_written_as_plain_data() -> None:
    column = SiteColumn("通知公告", "https://www.example.cn/tzgg/", parents=("政务公开",), rows=20, latest="2024-03-18")

    written = column.to_dict()

    assert written["name"] == "通知公告"
    assert written["parents"] == ["政务公开"]
    assert (written["rows"], written["total"], written["latest"]) == (20, None, "2024-03-18")
