"""What is read from one file (gkcrawl/files/reading.py)."""

from __future__ import annotations

from gkcrawl.document import FileTable
from gkcrawl.files.reading import FileReading, Member


def test_a_flag_is_said_once() -> None:
    reading = FileReading(format="pdf")
    reading.flag("damaged", "needs_ocr")
    reading.flag("damaged")
    assert reading.flags == ["damaged", "needs_ocr"]


def test_plain_data_has_members_only_where_there_are_some_and_tables_once() -> None:
    table = FileTable(sheet_or_page="Sheet1", rows=[["1"]])
    sheet = FileReading(format="xlsx", tables=[table], pages=1)
    plain = FileReading(format="zip", tables=[table], members=[Member(name="附件/一.xlsx", reading=sheet)]).to_dict()
    (member,) = plain["members"]
    assert (member["name"], member["format"], member["pages"]) == ("附件/一.xlsx", "xlsx", 1)
    assert plain["tables"] == [{"caption": None, "sheet_or_page": "Sheet1", "rows": [["1"]]}]
    assert "tables" not in member and "members" not in member
    assert "members" not in sheet.to_dict()
