"""Records of a datastore: HTML in CDATA."""

from __future__ import annotations

import pytest

from gkcrawl.errors import SiteChanged
from gkcrawl.portals.lists.records import between, read_records
from tests.portals.pages import page, row


def test_entries_of_records() -> None:
    markup = "".join(f"<record><![CDATA[<ul>{row(n)}</ul>]]></record>" for n in (1, 2))
    entries, count = read_records(markup, page(""))
    assert (count, [entry.date for entry in entries]) == (2, ["2026-03-01", "2026-03-02"])


def test_records_without_links_are_another_page() -> None:
    with pytest.raises(SiteChanged):
        read_records("<record><![CDATA[<li>维护中</li>]]></record>", page(""))


def test_pieces_between_two_marks() -> None:
    assert [text for _, text in between("<a>1</a> <a>2</a> <a>3", "<a>", "</a>")][:2] == ["1", "2"]
