"""Plain text, also CSV: decoded as pages are, one line a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.extract.page.decode import decode
from gkcrawl.files.formats import utf16_without_mark
from gkcrawl.files.reading import FileReading

if TYPE_CHECKING:
    from gkcrawl.files.reading import FileLimits


def read(body: bytes, limits: FileLimits) -> FileReading:
    """The lines of the text ``body`` that hold something; in UTF-8, GB18030, Big5 or UTF-16."""
    reading = FileReading(format="txt")
    charset = utf16_without_mark(body)
    if charset:
        text = body.decode(charset, "replace")
        reading.repair.append(f"charset:{charset}")
    else:
        decoded = decode(body)
        text, reading.repair = decoded.text, decoded.repair
        if decoded.damaged:
            reading.flag("damaged")
            reading.error = "some bytes fit no charset"
    reading.text = "\n".join(line.rstrip() for line in text.splitlines() if line.strip())
    if not reading.text and not reading.flags:
        reading.flag("empty")
        reading.error = "no character is whole"
    return reading
