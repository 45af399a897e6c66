"""What a snapshot is made of (gkcrawl/publish/source.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gkcrawl.publish.contacts import Contacts
from gkcrawl.publish.source import Source, newest_day
from gkcrawl.store import Store
from tests.store.corpus import a_document

if TYPE_CHECKING:
    from pathlib import Path


def test_the_day_is_that_of_the_newest_look_in_shanghai(store: Store, tmp_path: Path) -> None:
    assert newest_day(store) == date(2026, 11, 3)
    store.write("r1", [a_document(5, fetched_at="2026-11-03T20:00:00Z")], portal="demo")
    assert newest_day(store) == date(2026, 11, 4)
    with Store(tmp_path / "empty.db") as empty:
        assert newest_day(empty) is None


def test_contact_data_stays_unless_it_is_left_out(store: Store) -> None:
    for contacts, text in ((None, "13912345678"), (Contacts(), "【手机号码已隐去】")):
        source = Source(store=store, day=date(2026, 11, 3), contacts=contacts)
        assert source.text("13912345678") == text
        assert list(source.cleaned([{"text": "13912345678"}])) == [{"text": text}]
