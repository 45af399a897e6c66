"""Writes small PDF files for the tests: lines of text at places, drawn lines, pictures (ISO 32000-1)."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 595, 842
SIZE = 16
LEFT, TOP, PITCH = 79, 120, 29
"""Points: where the text of `prose` begins, and the distance of its lines (GB/T 9704: 28 characters a line)."""


@dataclass
class Page:
    """Contents of a page as operators; places are points from the upper left corner."""

    content: list[str] = field(default_factory=list)
    rotate: int = 0

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = SIZE,
        color: str = "0 0 0",
        angle: float = 0,
        mode: int = 0,
    ) -> Page:
        """``text`` with its left end at ``x`` and its base line at ``y``."""
        a, b = cos(radians(angle)), sin(radians(angle))
        place = f"{a:.4f} {b:.4f} {-b:.4f} {a:.4f} {x} {HEIGHT - y}"
        code = text.encode("utf-16-be").hex()
        self.content.append(f"BT {color} rg {mode} Tr /F1 {size} Tf {place} Tm <{code}> Tj ET")
        return self

    def centred(self, y: float, text: str, *, size: float = SIZE, color: str = "0 0 0") -> Page:
        """``text`` in the middle of the page."""
        return self.text((WIDTH - size * sum(map(wide, text))) / 2, y, text, size=size, color=color)

    def prose(self, text: str, top: float = TOP, count: int = 27) -> Page:
        """``text`` as lines of ``count`` characters; each of its paragraphs is indented by two."""
        y = top
        for paragraph in text.splitlines():
            for number, line in enumerate(broken(paragraph, count)):
                self.text(LEFT + (0 if number else 2 * SIZE), y, line)
                y += PITCH
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """A line."""
        self.content.append(f"0.5 w {x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")
        return self

    def fill(self, x: float, y: float, width: float, height: float, gray: float = 0) -> Page:
        """A filled rectangle with its upper left corner at ``x``, ``y``."""
        self.content.append(f"{gray} g {x} {HEIGHT - y - height} {width} {height} re f 0 g")
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Page:
        """A grey picture with its upper left corner at ``x``, ``y``."""
        self.content.append(f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /I1 Do Q")
        return self

    def table(self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]]) -> Page:
        """Lines at all ``xs`` and ``ys``, and the text of ``rows`` between them in 10 points."""
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for y, row in zip(ys, rows, strict=False):
            for x, cell in zip(xs, row, strict=False):
                for number, line in enumerate(cell.split("\n")):
                    self.text(x + 2, y + 13 + 12 * number, line, size=10)
        return self


def wide(char: str) -> float:
    """Width in ems."""
    return 0.5 if char.isascii() else 1.0


def broken(paragraph: str, count: int) -> list[str]:
    """``paragraph`` as lines of ``count`` characters, the first two shorter; ASCII is half as wide."""
    lines, room = [""], float(count - 2)
    for char in paragraph:
        if wide(char) > room:
            lines.append("")
            room = float(count)
        lines[-1] += char
        room -= wide(char)
    return lines


def pdf(*pages: Page, encrypt: str = "") -> bytes:
    """A file of ``pages``; ``encrypt`` is an entry of its trailer."""
    count = len(pages)
    kids = " ".join(f"{number} 0 R" for number in range(7, 7 + 2 * count, 2))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500]"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -140 1000 860]"
        b" /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>",
        stream(
            b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\x80"
        ),
    ]
    for number, page in enumerate(pages):
        objects += [
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {page.rotate}"
                f" /Contents {8 + 2 * number} 0 R"
                " /Resources << /Font << /F1 3 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << /I1 6 0 R >> >> >>"
            ).encode(),
            stream(b"", "\n".join(page.content).encode()),
        ]
    return file_of(objects, encrypt)


def stream(entries: bytes, content: bytes) -> bytes:
    """A stream object, deflated (ISO 32000-1 §7.3.8)."""
    packed = zlib.compress(content)
    return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (entries, len(packed), packed)


def file_of(objects: Iterable[bytes], trailer: str = "") -> bytes:
    """Objects 1, 2 … with the table of their places; the first is the catalog (ISO 32000-1 §7.5)."""
    file = io.BytesIO()
    file.write(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(file.tell())
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    file.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    entries = f"/Size {len(offsets) + 1} /Root 1 0 R {trailer}"
    file.write(f"trailer\n<< {entries} >>\nstartxref\n{start}\n%%EOF\n".encode())
    return file.getvalue()
