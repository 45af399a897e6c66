"""CSV, Parquet and packed files."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from gkcrawl.document import Attachment, Capture, FileTable, Region
from gkcrawl.errors import ConfigError
from gkcrawl.export.formats import WRITERS, Compression, Format, compressed, read_name
from gkcrawl.export.jsonl import write_jsonl
from gkcrawl.export.table import COLUMNS, flattened, write_csv, write_parquet
from tests.store.corpus import a_document

ROWS: list[dict[str, Any]] = [
    a_document(
        1,
        title='题,"目"\n二',
        report_year=2023,
        region=Region(code="320100", name="南京市", level="city"),
        keywords=["年报"],
        attachments=[
            Attachment(
                url="https://www.example.gov.cn/a.pdf",
                text="表",
                tables=[FileTable(sheet_or_page=1, rows=[["甲", "1"]])],
                pages=2,
                flags=["hidden_sheets"],
            )
        ],
        capture=Capture(warc="demo/r1.warc.gz", offset=17, sha256="0" * 64),
    ).to_dict(),
    a_document(2, text=None).to_dict(),
]


def written(format: Format, compression: Compression | None = None) -> bytes:
    stream = io.BytesIO()
    with compressed(stream, compression) as packed:
        assert WRITERS[format](iter(ROWS), packed) == 2
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("a.jsonl", None, ("jsonl", None)),
        ("a.csv.gz", None, ("csv", "gz")),
        ("A.JSONL.ZST", None, ("jsonl", "zst")),
        ("a.parquet", None, ("parquet", None)),
        ("a", "csv", ("csv", None)),
        ("corpus.gz", "csv", ("csv", "gz")),
        ("-", "parquet", ("parquet", None)),
        ("/dev/stdout", None, ("jsonl", None)),
    ],
)
def test_the_name_says_the_format(name: str, given: Format | None, expected: tuple[str, str | None]) -> None:
    assert read_name(Path(name), given) == expected


@pytest.mark.parametrize(("name", "given"), [("a.csv", "jsonl"), ("a.parquet.gz", None), ("a.gz", "parquet")])
def test_a_name_that_says_something_else_is_refused(name: str, given: Format | None) -> None:
    with pytest.raises(ConfigError):
        read_name(Path(name), given)


def test_a_flat_row_has_a_value_for_every_column() -> None:
    row = dict(zip(COLUMNS, flattened(ROWS[0]), strict=True))
    assert (row["region_name"], row["capture_offset"], row["duplicates_of"]) == ("南京市", 17, None)
    assert (row["keywords"], row["tables"]) == ('["年报"]', "[]")
    (file,) = json.loads(row["attachments"])
    assert (file["text"], file["pages"], file["flags"]) == ("表", 2, ["hidden_sheets"])
    assert file["tables"] == [{"caption": None, "sheet_or_page": 1, "rows": [["甲", "1"]]}]


def test_csv_comes_back_cell_by_cell() -> None:
    data = written("csv")
    assert data.startswith(b"\xef\xbb\xbfschema,id,version,")
    header, first, second = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(header) == COLUMNS
    assert first == ["" if value is None else str(value) for value in flattened(ROWS[0])]
    assert second[COLUMNS.index("text")] == ""


def test_parquet_comes_back_with_types() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(written("parquet")))
    assert [list(row.values()) for row in table.to_pylist()] == [flattened(row) for row in ROWS]
    assert (str(table.schema.field("report_year").type), str(table.schema.field("title").type)) == ("int64", "string")


def test_parquet_without_pyarrow_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ConfigError, match=r"pip install 'gkcrawl\[parquet\]'"):
        write_parquet(iter(ROWS), io.BytesIO())


def test_nothing_to_write_is_a_file_all_the_same() -> None:
    stream = io.BytesIO()
    assert write_csv(iter([]), stream) == 0
    assert not stream.closed
    assert stream.getvalue().count(b"\n") == 1


def test_packed_files_hold_the_same_and_are_the_same_bytes() -> None:
    plain = written("jsonl")
    assert gzip.decompress(written("jsonl", "gz")) == plain
    for compression in ("gz", "zst"):
        assert written("jsonl", compression) == written("jsonl", compression)
    stream = io.BytesIO(written("csv", "zst"))
    from gkcrawl.export.formats import _zstd

    with _zstd().open(stream, "rb") as unpacked:
        assert unpacked.read() == written("csv")


def test_a_writer_that_fails_packs_no_half_file_as_whole() -> None:
    def broken() -> Any:
        yield ROWS[0]
        raise RuntimeError

    with pytest.raises(RuntimeError), compressed(io.BytesIO(), "gz") as packed:
        write_jsonl(broken(), packed)
