"""Files of demo documents: which writer makes which format, as what it is served, and what is true of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from gkcrawl.demo.file_writers import doc, docx, markup, ofd, packed, pdf, picture, rtf, xls, xlsx
from gkcrawl.demo.file_writers.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Callable


class _Format(NamedTuple):
    """How files of a format are called and served, what their content is, and who writes them.

    ``tables`` says whether the format has tables, ``prose`` whether the writer puts paragraphs into it.
    """

    suffix: str
    media_type: str
    content: str
    write: Callable[[Paper], bytes]
    tables: bool = True
    prose: bool = True


def _zip(paper: Paper) -> bytes:
    """A folder with a PDF, and beside it a plain text, as Chinese Windows packs them."""
    return packed.packed({f"附件/{paper.title}.pdf": pdf.pdf(paper), "说明.txt": "详见附件。".encode()}, charset="gbk")


FORMATS: dict[str, _Format] = {
    "pdf": _Format(".pdf", "application/pdf", "pdf", pdf.pdf),
    "docx": _Format(".docx", docx.DOCX, "docx", docx.docx),
    "doc": _Format(".doc", "application/msword", "doc", doc.doc),
    "xlsx": _Format(".xlsx", xlsx.XLSX, "xlsx", lambda paper: xlsx.xlsx(paper.tables), prose=False),
    "xls": _Format(".xls", "application/vnd.ms-excel", "xls", lambda paper: xls.xls(paper.tables), prose=False),
    "ofd": _Format(".ofd", "application/ofd", "ofd", ofd.ofd),
    "rtf": _Format(".rtf", "application/rtf", "rtf", rtf.rtf),
    "html": _Format(".doc", "application/msword", "html", markup.html),
    "txt": _Format(".txt", "text/plain", "txt", markup.txt, tables=False),
    "zip": _Format(".zip", "application/zip", "zip", _zip),
    "scan": _Format(
        ".pdf",
        *("application/pdf", "pdf"),
        lambda paper: pdf.scanned_pdf(picture.scan(paper.lines)),
        tables=False,
        prose=False,
    ),
    "png": _Format(
        ".png",
        *("image/png", "png"),
        lambda paper: picture.png(picture.scan(paper.lines)),
        tables=False,
        prose=False,
    ),
}
"""All formats of demo files; ``html`` is called .doc, ``scan`` is a PDF without text."""


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A file of a document: its name, one of `FORMATS`, and what it says."""

    name: str
    format: str
    paper: Paper

    @classmethod
    def called(cls, name: str) -> DemoFile:
        """A file whose name is all that it says."""
        stem, _, suffix = name.rpartition(".")
        return cls(name, suffix, Paper(title=stem))

    def content(self) -> bytes:
        """The file."""
        return FORMATS[self.format].write(self.paper)

    @property
    def media_type(self) -> str:
        """As what it is served."""
        return FORMATS[self.format].media_type

    def truth(self) -> dict[str, Any]:
        """What is read from it: content's ``format``, ``lines`` of prose in order, ``tables``; ``flags`` of a scan."""
        kind, paper = FORMATS[self.format], self.paper
        is_text = kind.prose or kind.tables
        return {
            "status": "read" if is_text else "unreadable",
            "format": kind.content,
            "lines": paper.lines if kind.prose else [],
            "tables": [table.grid() for table in paper.tables] if kind.tables else [],
            "flags": [] if is_text else ["needs_ocr"],
        }
