"""Streams the values of annual reports out of the store in columns, as fast as a table of millions of rows needs it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import numpy as np
import orjson

from gkcrawl.corpus.numbers.packing import LARGEST_PLAIN, Cell
from gkcrawl.errors import ConfigError
from gkcrawl.extract.agency.divisions import named, shortened
from gkcrawl.statistics.model import Meaning
from gkcrawl.store.queries.selection import NO_COPY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from gkcrawl.store import Store

REPORTS_AT_ONCE = 1000
"""Reports whose values a batch holds: some 200,000, in 12 MB, which processors still keep near."""
OF_REPORT = ("document", "version", "agency", "region", "year", "form_era", "scope", "part")
COLUMNS = (*OF_REPORT, "key", "column", "value", "meaning", "unit", "raw", "kind", "where", "confidence")
"""Columns of a batch, those of the view ``statistics`` without ``relation``."""
_MEANINGS: tuple[Meaning, ...] = get_args(Meaning)
_CODE_LENGTH = 6  # digits of a code of GB/T 2260


class Coded(NamedTuple):
    """A column of few different ``words`` (None among them), each row by its place among these."""

    codes: NDArray[np.int32]
    words: list[Any]


@dataclass(frozen=True, slots=True)
class Batch:
    """Values of some reports, in ``columns`` of equal length, in the order of `COLUMNS`.

    ``value`` and ``confidence`` are numbers (NaN where there is no value), all others are `Coded`.
    """

    columns: dict[str, Coded | NDArray[np.float64]]

    def __len__(self) -> int:
        return len(self.columns["value"])

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """One tuple a value in the order of `COLUMNS`; whole numbers are int, no number is None."""
        return zip(*(map(_listed, self.columns.values())), strict=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Which values, None or empty for any.

    ``region`` is a code of GB/T 2260, or the name of a division or what an agency's begins with, and means those below
    it as well; ``agency`` is part of an agency's name; ``keys`` are of statistics_keys.csv. Without ``copies`` reports
    that only repeat another document are left out.
    """

    region: str | None = None
    agency: str | None = None
    year: int | None = None
    keys: Collection[str] = ()
    copies: bool = False

    def where(self) -> tuple[str, list[Any]]:
        """The WHERE clause over reports, and its parameters; raises `ConfigError` for digits that are no code."""
        tests: list[tuple[str, Sequence[Any]]] = []
        if self.region is not None:
            tests.append(_within(self.region))
        if self.agency is not None:
            tests.append(("instr(report.agency, ?)", [self.agency]))
        if self.year is not None:
            tests.append(("report.year = ?", [self.year]))
        if not self.copies:
            tests.append((NO_COPY, []))
        clause = " AND ".join(test for test, _ in tests)
        return (f" WHERE {clause}" if clause else ""), [value for _, values in tests for value in values]


def figures(store: Store, chosen: Figures) -> Iterator[Batch]:
    """The values of the reports ``chosen``, in the order of region, agency and year, in batches of columns.

    All come from one state of the database. Raises `ConfigError` for a region of digits that are no code.
    """
    where, parameters = chosen.where()
    of_report = ", ".join("id" if name == "document" else f"report.{name}" for name in OF_REPORT)
    rows = store.rows(
        f"SELECT {of_report}, layout, numbers, marks, sentences FROM statistics_reports AS report"
        f" JOIN documents ON number = report.document{where}"
        " ORDER BY report.region, report.agency, report.year, number",
        parameters,
    )
    layouts = _layouts(store)
    while some := list(islice(rows, REPORTS_AT_ONCE)):
        batch = _batch(some, layouts)
        yield _only(batch, chosen.keys) if chosen.keys else batch


def _layouts(store: Store) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    fields = ", ".join(f'"{name}"' for name in Cell._fields)
    for layout, *cell in store.rows(f"SELECT layout, {fields} FROM statistics_cells ORDER BY layout, place"):
        found.setdefault(layout, []).append(Cell(*cell))
    return found


class _Words(dict[Any, int]):
    """Codes of the words of a column, given as they come."""

    def __missing__(self, word: Any) -> int:
        self[word] = len(self)
        return self[word]


def _codes(words: _Words, said: Sequence[Any]) -> NDArray[np.int32]:
    return np.fromiter(map(words.__getitem__, said), np.int32, len(said))


def _batch(rows: Sequence[tuple[Any, ...]], layouts: dict[int, list[Cell]]) -> Batch:
    """The values of reports; what all cells of a layout share is coded once."""
    words = {name: _Words() for name in Cell._fields}
    shared: dict[int, list[NDArray[np.int32]]] = {}
    printed: list[int] = []
    prose: list[tuple[Any, ...]] = []
    numbers: list[float | None] = []
    lengths: list[int] = []
    marks: dict[int, tuple[str, str]] = {}
    for *_, layout, of_cells, of_marks, sentences in rows:
        start = len(numbers)
        if layout in layouts:
            if layout not in shared:
                fields = zip(*layouts[layout], strict=True)
                shared[layout] = [_codes(of, cells) for of, cells in zip(words.values(), fields, strict=True)]
            printed.append(layout)
            numbers += orjson.loads(of_cells)
        if of_marks:
            marks |= {start + int(place): mark for place, mark in orjson.loads(of_marks).items()}
        end = len(numbers)
        for key, column, number, meaning, unit, raw, where, confidence in orjson.loads(sentences) if sentences else ():
            marks[len(numbers)] = (meaning, raw)
            numbers.append(number)
            prose.append((key, column, unit, "text", where, confidence))
        lengths += (end - start, len(numbers) - end)
    # Where each value stands among all cells, which are followed by all sentences.
    in_prose = np.repeat(np.arange(len(lengths)) % 2 == 1, lengths)
    order = np.where(in_prose, len(numbers) - len(prose) + np.cumsum(in_prose), np.cumsum(~in_prose)) - 1
    coded = {}
    of_prose = zip(*prose, strict=True) if prose else ((),) * len(words)
    for place, ((name, of), said) in enumerate(zip(words.items(), of_prose, strict=True)):
        codes = np.concatenate([*(shared[layout][place] for layout in printed), _codes(of, said)])
        coded[name] = Coded(codes[order], list(of))
    counts = np.array(lengths, np.int64).reshape(-1, 2).sum(axis=1)
    value = np.array(numbers, np.float64)
    meaning, raw = _printed(value, marks)
    of_reports = zip(*(row[: len(OF_REPORT)] for row in rows), strict=True)
    columns = {name: _repeated(values, counts) for name, values in zip(OF_REPORT, of_reports, strict=True)}
    confidence = coded.pop("confidence")
    of_values: dict[str, Coded | NDArray[np.float64]] = {**coded, "value": value, "meaning": meaning, "raw": raw}
    of_values["confidence"] = np.array(confidence.words, np.float64)[confidence.codes] if numbers else value
    return Batch({**columns, **{name: of_values[name] for name in COLUMNS[len(OF_REPORT) :]}})


def _repeated(values: Sequence[Any], counts: NDArray[np.int64]) -> Coded:
    words = _Words()
    return Coded(np.repeat(_codes(words, values), counts), list(words))


def _printed(value: NDArray[np.float64], marks: dict[int, tuple[str, str]]) -> tuple[Coded, Coded]:
    """Meaning and print of values: as `packing.plain` says of each, but for the places that ``marks`` has."""
    none = np.isnan(value)
    meaning = np.where(none, _MEANINGS.index("EMPTY"), np.where(value == 0, _MEANINGS.index("ZERO"), 0)).astype(
        np.int32
    )
    # A place for the empty print before those of numbers.
    whole = np.where(none | (value < 0) | (value > LARGEST_PLAIN), -1, value).astype(np.int64) + 1
    whole[list(marks)] = 0
    seen = np.flatnonzero(np.bincount(whole, minlength=1))
    words = _Words({"" if not one else str(one - 1): place for place, one in enumerate(seen.tolist())})
    place_of = np.zeros(LARGEST_PLAIN + 2, np.int32)
    place_of[seen] = np.arange(len(seen))
    raw = place_of[whole]
    places: dict[str, int] = {means: place for place, means in enumerate(_MEANINGS)}
    for place, (means, printed) in marks.items():
        meaning[place], raw[place] = places[means], words[printed]
    return Coded(meaning, list(_MEANINGS)), Coded(raw, list(words))


def _only(batch: Batch, wanted: Collection[str]) -> Batch:
    key = batch.columns["key"]
    assert isinstance(key, Coded)
    chosen = np.array([word in wanted for word in key.words], bool)[key.codes]
    return Batch(
        {
            name: Coded(one.codes[chosen], one.words) if isinstance(one, Coded) else one[chosen]
            for name, one in batch.columns.items()
        }
    )


def _listed(column: Coded | NDArray[np.float64]) -> list[Any]:
    if isinstance(column, Coded):
        return [column.words[code] for code in column.codes.tolist()]
    return [None if number != number else int(number) if number.is_integer() else number for number in column.tolist()]


def _within(region: str) -> tuple[str, list[str]]:
    """The test for reports in ``region``: of a name, in all divisions that ever bore it."""
    if region.isdecimal():
        return "report.region BETWEEN ? AND ?", [*_below(region)]
    spans = [_below(code) for code in dict.fromkeys(one.code for one in named(region) or shortened(region))]
    tests = ["instr(report.agency, ?) = 1", *["report.region BETWEEN ? AND ?"] * len(spans)]
    return f"({' OR '.join(tests)})", [region, *(code for span in spans for code in span)]


def _below(code: str) -> tuple[str, str]:
    """The first and the last code of a division and those below it (GB/T 2260: two digits a level)."""
    if not (code.isascii() and code.isdigit() and len(code) == _CODE_LENGTH):
        raise ConfigError(f"region {code}: give six digits of GB/T 2260, such as 510000 for a province, or a name")
    start = code
    while start.endswith("00"):
        start = start[:-2]
    return code, start.ljust(_CODE_LENGTH, "9")
