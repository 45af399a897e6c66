"""Milliseconds of processor time to read a file, by format, beside the packages that others read files with.

    python -m bench.files [FILE …]

Without files demo documents are read: of each format reports with tables, and long ones without. All readers read the
same bytes in one process, in turns; a figure is the best of several rounds, and a ratio the median over the files of a
format. Tables are a part of what gkcrawl and pdfplumber read; pypdfium2 reads text alone.
"""

from __future__ import annotations

import logging
import sys
import time
from collections import defaultdict
from importlib import import_module
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from gkcrawl.demo.annexes import report_file
from gkcrawl.demo.corpus import Corpus, reports_and_notices
from gkcrawl.demo.file_writers.paper import Paper
from gkcrawl.demo.files import FORMATS, DemoFile
from gkcrawl.files.read import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ROUNDS = 5
_DEMO_DOCUMENTS = 6
_PARAGRAPHS = 120
_UNREAD = ("scan", "png")  # pictures: nobody reads them without OCR


class Sample(NamedTuple):
    """A file: its name, its content, and what it is measured as: its format, for PDF with or without tables."""

    name: str
    body: bytes
    kind: str


class Rival(NamedTuple):
    """Another reader: its name, the kinds of files it reads, and a function that imports and makes it."""

    name: str
    kinds: tuple[str, ...]
    make: Callable[[], Callable[[Sample], object]]


class Row(NamedTuple):
    """A line of the table: kind, files, reader, ms a file (median), gkcrawl's time as a share of it (median, most)."""

    kind: str
    files: int
    reader: str
    milliseconds: float
    ratio: float
    worst: float


def main(paths: Sequence[str]) -> None:
    """Print the table for the files ``paths``, or for demo files when there are none."""
    logging.disable(logging.CRITICAL)  # what readers think of other people's files
    samples = list(_given(paths) if paths else demo_samples())
    readers = {"gkcrawl": _ours, **dict(_installed())}
    print(f"{'':<16}{'files':>6}  {'reader':<12}{'ms a file':>10}  gkcrawl takes")
    for row in rows_of(times(samples, readers), samples):
        taken = "" if row.reader == "gkcrawl" else f"{row.ratio:.2f} x, of one file up to {row.worst:.2f} x"
        print(f"{row.kind:<16}{row.files:>6}  {row.reader:<12}{row.milliseconds:>10.1f}  {taken}")


def times(
    samples: Sequence[Sample], readers: dict[str, Callable[[Sample], object]], rounds: int = ROUNDS
) -> dict[tuple[str, str], float]:
    """Least processor seconds by reader and name of the file; what a reader cannot read it has no time for."""
    wanted = {rival.name: rival.kinds for rival in RIVALS}
    best: dict[tuple[str, str], float] = {}
    failed: set[tuple[str, str]] = set()
    for _ in range(rounds):
        for name, reader in readers.items():
            for sample in samples:
                key = name, sample.name
                if key in failed or (name in wanted and sample.kind not in wanted[name]):
                    continue
                start = time.process_time()
                try:
                    reader(sample)
                except Exception:  # other people's readers raise what they like
                    failed.add(key)
                    best.pop(key, None)
                    continue
                best[key] = min(best.get(key, float("inf")), time.process_time() - start)
    return best


def rows_of(best: dict[tuple[str, str], float], samples: Iterable[Sample]) -> Iterator[Row]:
    """The table: of each kind gkcrawl first, then each other reader on the files that it reads."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for sample in samples:
        kinds[sample.kind].append(sample.name)
    for kind, names in sorted(kinds.items()):
        for reader in dict.fromkeys(reader for reader, _ in best):
            read = [name for name in names if (reader, name) in best]
            if read:
                ratios = [best["gkcrawl", name] / max(best[reader, name], 1e-6) for name in read]
                taken = 1000 * median(best[reader, name] for name in read)
                yield Row(kind, len(read), reader, taken, median(ratios), max(ratios))


def demo_samples() -> Iterator[Sample]:
    """Files of our own writers, of every format that has text."""
    column = reports_and_notices("reports", "notices")[0]
    corpus = Corpus(_DEMO_DOCUMENTS)
    for format_ in FORMATS:
        for number in range(_DEMO_DOCUMENTS if format_ not in _UNREAD else 0):
            made = report_file(corpus.facts("bench", column, number), format_)
            if number % 2 and FORMATS[format_].prose:
                made = DemoFile(made.name, format_, _prose(made.paper))
            yield _sample(f"{format_}/{number}/{made.name}", made.content())


def _prose(paper: Paper) -> Paper:
    """The paper without its tables, and as long as a regulation."""
    lines = [block for block in paper.blocks if isinstance(block, str)]
    blocks: list[Any] = [lines[number % len(lines)] for number in range(_PARAGRAPHS)]
    return Paper(head=paper.head, number=paper.number, title=paper.title, blocks=blocks, signature=paper.signature)


def _given(paths: Iterable[str]) -> Iterator[Sample]:
    for path in paths:
        yield _sample(path, Path(path).read_bytes())


def _sample(name: str, body: bytes) -> Sample:
    reading = read_file(body, name)
    kind = reading.format or "unknown"
    if reading.flags:
        kind = f"{kind}, {reading.flags[0]}"
    elif kind == "pdf":
        kind = "pdf, tables" if reading.tables else "pdf, no table"
    return Sample(name, body, kind)


def _ours(sample: Sample) -> object:
    return read_file(sample.body, sample.name)


def _pypdfium2() -> Callable[[Sample], object]:
    library = import_module("pypdfium2")

    def read(sample: Sample) -> object:
        with library.PdfDocument(sample.body) as document:
            return [document[number].get_textpage().get_text_range() for number in range(len(document))]

    return read


def _pdfplumber() -> Callable[[Sample], object]:
    library = import_module("pdfplumber")

    def read(sample: Sample) -> object:
        with library.open(BytesIO(sample.body)) as document:
            return [(page.extract_text(), page.extract_tables()) for page in document.pages]

    return read


def _python_docx() -> Callable[[Sample], object]:
    library = import_module("docx")

    def read(sample: Sample) -> object:
        document = library.Document(BytesIO(sample.body))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return [paragraph.text for paragraph in document.paragraphs], cells

    return read


def _markitdown() -> Callable[[Sample], object]:
    library = import_module("markitdown")
    converter = library.MarkItDown(enable_plugins=False)

    def read(sample: Sample) -> object:
        ending = "." + sample.kind.partition(",")[0]
        return converter.convert_stream(BytesIO(sample.body), stream_info=library.StreamInfo(extension=ending))

    return read


_PDF = ("pdf, no table", "pdf, tables")
RIVALS = (
    Rival("pypdfium2", _PDF, _pypdfium2),
    Rival("pdfplumber", _PDF, _pdfplumber),
    Rival("python-docx", ("docx",), _python_docx),
    Rival("markitdown", (*_PDF, "docx", "xlsx", "xls", "html", "txt", "zip"), _markitdown),
)


def _installed() -> Iterator[tuple[str, Callable[[Sample], object]]]:
    for rival in RIVALS:
        try:
            yield rival.name, rival.make()
        except ImportError:
            print(f"{rival.name} is not installed: make bench-files installs it")


if __name__ == "__main__":
    main(sys.argv[1:])
