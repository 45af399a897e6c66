"""What is printed for a field becomes its value, or nothing."""

from __future__ import annotations

import pytest

from gkcrawl.extract.values import read_value, split_keywords


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("index_number", "0143 2010 5/2024-00012", "01432010 5/2024-00012".replace(" ", "")),
        ("document_number", "青政办发[2024]8号", "青政办发〔2024〕8号"),
        ("issuer", "青禾县人民政府办公室", "青禾县人民政府办公室"),
    ],
)
def test_values_of_fields(name: str, raw: str, value: str) -> None:
    assert read_value(name, raw) == value


def test_a_date_is_a_moment_and_words_are_none() -> None:
    moment = read_value("published_date", "2024年3月18日 09:30")
    assert moment is not None and "2024-03-18" in str(moment)
    assert read_value("published_date", "近日") is None


def test_keywords_are_parted() -> None:
    assert split_keywords("防汛；水利 工程") == ["防汛", "水利", "工程"]
