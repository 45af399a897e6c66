"""PDF files (ISO 32000-1): pages of text with drawn tables, or a picture alone, as a scanner makes them."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from gkcrawl.demo.file_writers.layout import HEIGHT, WIDTH, pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gkcrawl.demo.file_writers.layout import PrintedPage
    from gkcrawl.demo.file_writers.paper import Paper

# A CJK font that every reader brings along (§9.7.5.2); its characters 1 to 95 are ASCII, half as wide as the others.
_FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500]"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>",
    b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900]"
    b" /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
)


def pdf(paper: Paper) -> bytes:
    """``paper`` on pages with header, number and drawn tables."""
    return _document([_drawn(page) for page in pages(paper)], b"/Font << /F1 3 0 R >>", _FONT)


def scanned_pdf(pixels: Sequence[bytes]) -> bytes:
    """A page that is a picture: rows of gray ``pixels``, a byte each."""
    packed = zlib.compress(b"".join(pixels))
    head = b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
    picture = (head % (len(pixels[0]), len(pixels))) + b" /Filter /FlateDecode /Length %d >>\n" % len(packed)
    content = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im1 Do Q".encode()
    return _document([content], b"/XObject << /Im1 3 0 R >>", (picture + b"stream\n" + packed + b"\nendstream",))


def _drawn(page: PrintedPage) -> bytes:
    """Operators that draw ``page`` (§8.5, §9.4); y grows upwards."""
    lines = [f"{x1:.2f} {HEIGHT - y1:.2f} m {x2:.2f} {HEIGHT - y2:.2f} l S" for x1, y1, x2, y2 in sorted(page.rules)]
    for run in page.runs:
        color = "1 0 0 rg" if run.red else "0 g"
        place = f"{run.x:.2f} {HEIGHT - run.y:.2f}"
        lines.append(f"BT {color} /F1 {run.size} Tf {place} Td <{run.text.encode('utf-16-be').hex()}> Tj ET")
    return "\n".join(lines).encode()


def _document(contents: list[bytes], resources: bytes, shared: Sequence[bytes]) -> bytes:
    """A file of pages with ``contents``; objects 3 and on are ``shared`` by all."""
    first = 3 + len(shared)
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        *shared,
    ]
    for number, content in enumerate(contents):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << %s >> >>"
            % (WIDTH, HEIGHT, first + 2 * number + 1, resources),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    file = io.BytesIO()
    file.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    file.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    file.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return file.getvalue()
