"""Files of documents: what came of asking for them, what was read from them, and what documents get of that."""

from gkcrawl.store.files.asked import FileRow
from gkcrawl.store.files.read import FileRead, file_read

__all__ = ["FileRead", "FileRow", "file_read"]
