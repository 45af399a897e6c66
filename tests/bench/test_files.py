"""Times of reading files: what is measured, and how it becomes a table."""

from __future__ import annotations

import pytest

from bench.files import RIVALS, Sample, demo_samples, rows_of, times


def test_demo_files_are_of_every_format_that_has_text() -> None:
    formats = {sample.kind.partition(",")[0] for sample in demo_samples()}
    assert {kind.partition(",")[0] for rival in RIVALS for kind in rival.kinds} | {"doc", "ofd", "rtf"} == formats


def test_a_row_says_how_much_gkcrawl_takes_of_the_time_of_another() -> None:
    samples = [Sample("a", b"", "docx"), Sample("b", b"", "docx"), Sample("c", b"", "rtf")]
    ours = {("gkcrawl", "a"): 0.001, ("gkcrawl", "b"): 0.004, ("gkcrawl", "c"): 0.002}
    other = {("python-docx", "a"): 0.002, ("python-docx", "b"): 0.004}
    rows = list(rows_of({**ours, **other}, samples))
    assert rows[1][3:] == pytest.approx((3.0, 0.75, 1.0))
    assert [(row.kind, row.reader) for row in rows] == [
        ("docx", "gkcrawl"),
        ("docx", "python-docx"),
        ("rtf", "gkcrawl"),
    ]


def test_what_a_reader_does_not_read_is_not_measured() -> None:
    samples = [Sample("a", b"", "docx"), Sample("b", b"", "rtf")]

    def broken(sample: Sample) -> object:
        raise ValueError(sample.name)

    taken = times(samples, {"gkcrawl": len, "python-docx": broken, "markitdown": len}, rounds=2)
    assert set(taken) == {("gkcrawl", "a"), ("gkcrawl", "b"), ("markitdown", "a")}
