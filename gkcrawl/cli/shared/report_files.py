"""Reads the statistics of reports from what a file holds: pages, or a report as PDF, Word, OFD …"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gkcrawl.statistics.read import read_statistics
from gkcrawl.statistics.source import reports_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_FORMAT_HEAD = 8192  # bytes that tell a format, as far as it is one of pages
_OF_PAGES = (None, "html", "txt")


def is_page_file(path: Path) -> bool:
    """Whether a page, a text or an archive of pages is at ``path``, not a file that portals publish as a document."""
    from gkcrawl.files.formats import format_of

    if path.name.endswith((".warc", ".warc.gz", ".arc", ".arc.gz")):
        return True
    with path.open("rb") as file:
        head = file.read(_FORMAT_HEAD)
    return format_of(head, path.name) in _OF_PAGES


def statistics_of_document(document: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Of each report in a ``document`` as it is exported, with its flags: what `Statistics.to_dict` gives."""
    for report in reports_of(document):
        yield read_statistics(report).to_dict()


def statistics_of_file(
    path: Path, offset: int | None = None, url: str | None = None
) -> tuple[list[dict[str, Any]], str | None]:
    """Of each report in the file at ``path``, and why it could not be read; its flags are those of the reports.

    With ``offset`` it is the response there in the WARC file at ``path``, from ``url``.
    """
    from gkcrawl.crawl.readers.files import FileSource, read_bounded, was_read
    from gkcrawl.extract.plain import extract_text
    from gkcrawl.portals.answers.files import file_name

    (reading,) = read_bounded([FileSource(path, offset, file_name(url) if url else path.name)])
    if not was_read(reading):
        return [], reading.error
    document = extract_text(reading.text, url or path.absolute().as_uri()).to_dict()
    document |= {"text": reading.text, "tables": [table_of(table) for table in reading.to_dict()["tables"]]}
    found = list(statistics_of_document(document))
    for one in found:
        one["flags"] = [*one["flags"], *(flag for flag in reading.flags if flag not in one["flags"])]
    return found, None


def table_of(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table of a file as one of a page."""
    return {"caption": table.get("caption"), "rows": table["rows"]}
