"""Arguments on the command line: read strictly, refused with an example."""

from __future__ import annotations

import pytest

from gkcrawl.errors import ConfigError
from gkcrawl.portals.walking.arguments import read_base, read_files, read_sample, read_since


def test_good_values_are_read() -> None:
    assert (read_sample("5"), read_sample(None)) == (5, None)
    assert (read_since("2024-02-29"), read_since(None)) == ("2024-02-29", None)
    assert read_base("http://127.0.0.1:8848/") == "http://127.0.0.1:8848"
    assert [read_files(value) for value in (None, 0, "1", "only")] == [None, "0", "1", "only"]


@pytest.mark.parametrize("value", ["0", "-1", "x", "", "1.5", "５", " 1"])
def test_sample_is_a_whole_number_from_one(value: str) -> None:
    with pytest.raises(ConfigError, match="sample"):
        read_sample(value)


@pytest.mark.parametrize("value", ["2023-02-30", "20240101", "2024-1-1", "yesterday", "", "2024-W01-1"])
def test_since_is_a_day(value: str) -> None:
    with pytest.raises(ConfigError, match="YYYY-MM-DD"):
        read_since(value)


@pytest.mark.parametrize("value", ["127.0.0.1:8848", "ftp://127.0.0.1", "", "http://"])
def test_base_is_an_address(value: str) -> None:
    with pytest.raises(ConfigError, match="base"):
        read_base(value)


@pytest.mark.parametrize("value", ["2", "yes", "", "all"])
def test_files_are_asked_for_or_not_or_alone(value: str) -> None:
    with pytest.raises(ConfigError, match="give 0, 1 or only"):
        read_files(value)
