"""SQLite storage of the corpus."""

from gkcrawl.store.files import FileRead, FileRow, file_read
from gkcrawl.store.rows import CaptureRow, Change, UnstorableDocument
from gkcrawl.store.runs import PortalFacts, RunEnd
from gkcrawl.store.store import Store
from gkcrawl.store.writer import BatchWriter

__all__ = [
    "BatchWriter",
    "CaptureRow",
    "Change",
    "FileRead",
    "FileRow",
    "PortalFacts",
    "RunEnd",
    "Store",
    "UnstorableDocument",
    "file_read",
]
