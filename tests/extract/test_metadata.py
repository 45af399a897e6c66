"""Fields are filled by the first source that has a value of theirs."""

from typing import get_type_hints

import pytest

from gkcrawl.data import rows
from gkcrawl.document import Document
from gkcrawl.extract.fields.labels import label_table
from gkcrawl.extract.metadata import Metadata
from gkcrawl.extract.statements import READERS
from gkcrawl.extract.trust import source, sources

LABEL, TAG, ADDRESS, WHOLE = source("label", "box"), source("meta tag"), source("address"), source("whole form")


def offered(name: str, *raws: str | None) -> Metadata:
    """What a field holds after it was offered ``raws``, a label first, then tags."""
    found = Metadata()
    for at, raw in enumerate(raws):
        found.offer(name, raw, TAG if at else LABEL, f"place {at}")
    return found


@pytest.mark.parametrize(
    ("name", "raws", "value", "place"),
    [
        ("source", ("青禾日报", "青禾晚报"), "青禾日报", "place 0"),
        ("source", (None, "青禾晚报"), "青禾晚报", "place 1"),
        ("published_date", ("见附件", "2024-03-16"), "2024-03-16", "place 1"),
        ("issuer", ("青禾县水利…", "青禾县水利局"), "青禾县水利局", "place 1"),
        ("issuer", ("青禾县水利…", "青禾县财政局"), "青禾县水利…", "place 0"),
        ("published_date", ("2024-03-16", "2024-03-17"), "2024-03-16", "place 0"),
    ],
)
def test_the_first_value_stays_unless_it_is_cut(
    name: str, raws: tuple[str | None, ...], value: str, place: str
) -> None:
    found = offered(name, *raws)
    assert (found.values[name], found.provenance[name].locator) == (value, place)


@pytest.mark.parametrize(("second", "time"), [("2024-03-16 09:30", "09:30"), ("2024-03-17 09:30", None)])
def test_another_place_adds_the_clock_time_to_the_same_day_alone(second: str, time: str | None) -> None:
    found = offered("published_date", "2024-03-16", second)
    assert found.values.get("published_time") == time
    assert ("published_time" in found.provenance) == (time is not None)


def test_labels_without_a_field_are_kept_by_label() -> None:
    found = offered("disclosure", "主动公开", "依申请公开")
    assert found.disclosure == {"place 0": "主动公开", "place 1": "依申请公开"}
    assert found.values == {} == found.provenance


def test_a_source_is_asked_only_for_what_it_can_tell() -> None:
    found = offered("published_date", "2024-03-16")
    assert found.asks(TAG)  # the clock time is not known
    assert not found.asks(ADDRESS)  # which is for a missing day
    assert not found.asks(WHOLE)
    assert offered("issuer", "青禾县水利…").asks(WHOLE)


def test_tables_name_fields_that_are_text() -> None:
    """`extract_document` sets them by name, where mypy does not see it; keywords, disclosure and other labels apart."""
    text = {name for name, kind in get_type_hints(Document).items() if kind == str | None}
    named = {meant.field for meant in label_table().values()} | {row["field"] for row in rows("meta_tags")}
    named |= {name for one in sources() if one.reader in READERS for name in one.fields}
    assert named - text == {"any", "chrome", "disclosure", "keywords", "other", "other_labels"}
