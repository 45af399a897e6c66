"""``gkcrawl parse``: read stored pages without a crawl and without a database."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gkcrawl.errors import ArchiveError, GkcrawlError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from gkcrawl.cli.shared.pages import StoredPage

files_argument = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
url_option = click.option("--url", help="Address of the page, when FILE is one HTML or text file.")


@click.group()
def parse() -> None:
    """Read stored pages: no crawl, no database, one JSON object a line.

    FILE is a WARC or ARC file of this or another tool (.warc, .arc, plain or .gz: every page in it is read), a saved
    HTML page, or for documents a .txt file of text that was already extracted. What cannot be read is named on
    stderr, record by record, the rest is parsed, and the exit status is 1.
    """


@parse.command()
@files_argument
@url_option
def document(files: tuple[Path, ...], url: str | None) -> None:
    """Read each page as a document; a compilation prints itself and its parts.

    \b
    Examples:
      gkcrawl parse document page.html --url https://www.example.gov.cn/zwgk/1.html
      gkcrawl parse document output/archive/demo_trs/*.warc.gz > documents.jsonl
    """
    _parse(files, url, read_documents)


@parse.command(name="list")
@files_argument
@url_option
def list_(files: tuple[Path, ...], url: str | None) -> None:
    """Read each page as an index page or list API: its rows, and how to ask for the next page.

    \b
    Example:
      gkcrawl parse list index.html --url https://www.example.gov.cn/zwgk/index.html
    """
    _parse(files, url, _read_list)


@parse.command()
@files_argument
def file(files: tuple[Path, ...]) -> None:
    """Read files of documents (PDF, Word, Excel, OFD, archives …), whatever their names say.

    FILE is a file as portals publish it. Its text, tables and flags are printed; an archive has ``members``. Each is
    read in a process of its own, bounded in time and memory. The exit status is 1 when a file could not be opened; what
    is damaged or encrypted is said in its flags and is no error.

    \b
    Examples:
      gkcrawl parse file 年度报告.pdf
      gkcrawl parse file downloads/* > files.jsonl
    """
    from gkcrawl.crawl.readers.files import FileSource, read_bounded, was_read
    from gkcrawl.export import write_jsonl

    stdout = sys.stdout.buffer
    report = _Report()
    found = [path for path in files if _can_be_opened(path, report)]
    readings = read_bounded(FileSource(path, name=path.name) for path in found)
    for path, reading in zip(found, readings, strict=True):
        if was_read(reading):
            write_jsonl([{"file": str(path), **reading.to_dict()}], stdout)
            stdout.flush()
        else:
            report.failed(f"{path}: {reading.error}")
    if report.failures:
        raise click.exceptions.Exit(1)


@parse.command()
@files_argument
def statistics(files: tuple[Path, ...]) -> None:
    """Read the numbers of annual reports (政府信息公开工作年度报告): one JSON object a report, checked.

    FILE is a page, a text or a WARC file as for documents, or a file as portals publish reports: PDF, Word, OFD … A
    compilation has an object for each part. What is no report has no values. Of a WARC file PDF and office files are
    read, too, and ``url`` says where each report was.

    \b
    Examples:
      gkcrawl parse statistics 年度报告.pdf page.html
      gkcrawl parse statistics output/archive/demo_trs/*.warc.gz > statistics.jsonl
    """
    from gkcrawl.cli.shared.report_files import is_page_file, statistics_of_document, statistics_of_file
    from gkcrawl.export import write_jsonl
    from gkcrawl.statistics.model import Statistics

    stdout = sys.stdout.buffer
    report = _Report()
    for path in files:
        found: list[dict[str, Any]] = []
        if not _can_be_opened(path, report):
            continue
        if is_page_file(path):
            for page in _pages(path, None, report, files=True):
                error = None
                if page.is_file and page.capture:
                    of_page, error = statistics_of_file(path, page.capture.offset, page.url)
                else:
                    documents = list(read_documents(page))
                    parts = documents[1:] or documents
                    of_page = [one for document in parts for one in statistics_of_document(document)]
                if error:
                    report.failed(f"{path}: {page.url}: {error}")
                found += [{"url": page.url, **one} for one in of_page] if page.capture else of_page
        else:
            found, error = statistics_of_file(path)
            if error:
                report.failed(f"{path}: {error}")
        found = found or [Statistics(flags=["unreadable"]).to_dict()]
        write_jsonl(({"file": path.name, **one} for one in found), stdout)
        stdout.flush()
    if report.failures:
        raise click.exceptions.Exit(1)


def _can_be_opened(path: Path, report: _Report) -> bool:
    try:
        with path.open("rb"):
            return True
    except OSError as error:
        report.failed(f"{path}: {error.strerror or error}")
        return False


def read_documents(page: StoredPage) -> Iterable[dict[str, Any]]:
    """The document on a stored page, and its parts when it is a compilation, in the contract's form."""
    from gkcrawl.extract.document import extract_document
    from gkcrawl.extract.parts import split_parts
    from gkcrawl.extract.plain import extract_text

    read = extract_text(page.body, page.url) if page.is_text else extract_document(page.body, page.url, page.headers)
    for found in (read, *split_parts(read)):
        found.capture, found.fetched_at = page.capture, page.fetched_at
        yield found.to_dict()


def _read_list(page: StoredPage) -> Iterable[dict[str, Any]]:
    from gkcrawl.portals.detect import parse_list

    yield parse_list(page.body, page.url, page.headers, page.request).to_dict()


def _parse(files: tuple[Path, ...], url: str | None, read: Callable[[StoredPage], Iterable[dict[str, Any]]]) -> None:
    """Print what ``read`` makes of every page in ``files``; exits with 1 when anything could not be read."""
    from gkcrawl.export import write_jsonl

    if url and len(files) > 1:
        raise click.UsageError("--url is the address of one page, but there are several files.")
    stdout = sys.stdout.buffer
    report = _Report()
    for path in files:
        for page in _pages(path, url, report):
            try:
                write_jsonl(read(page), stdout)
            except GkcrawlError as error:
                report.failed(f"{path}: {error}")
    stdout.flush()
    if report.failures:
        raise click.exceptions.Exit(1)


def _pages(path: Path, url: str | None, report: _Report, *, files: bool = False) -> Iterator[StoredPage]:
    """The pages of one file that can be parsed, and with ``files`` those in a WARC; everything else is reported."""
    from gkcrawl.cli.shared.pages import read_pages

    found = False
    failures = report.failures
    try:
        for page in read_pages(path, url):
            if page.broken:
                report.failed(f"{path}: {page.url}: {page.broken}")
            elif page.skipped and not (files and page.is_file):
                report.skipped(f"{path}: {page.url}: {page.skipped}")
            else:
                found = True
                yield page
    except OSError as error:
        report.failed(f"{path}: {error.strerror or error}")
    except ArchiveError as error:
        for line in str(error).splitlines():
            report.failed(line)
    if not found and report.failures == failures:
        report.failed(f"{path}: no page in it")


class _Report:
    """What was not parsed, said on stderr as it happens."""

    def __init__(self) -> None:
        self.failures = 0

    def failed(self, message: str) -> None:
        self.failures += 1
        click.echo(f"error: {message}", err=True)

    def skipped(self, message: str) -> None:
        click.echo(f"skipped: {message}", err=True)
