"""SQLite storage of the corpus."""

from gkcrawl.store.documents import Change
from gkcrawl.store.rows import CaptureRow, UnstorableDocument
from gkcrawl.store.runs import PortalFacts, RunEnd
from gkcrawl.store.store import Store
from gkcrawl.store.writer import BatchWriter

__all__ = ["BatchWriter", "CaptureRow", "Change", "PortalFacts", "RunEnd", "Store", "UnstorableDocument"]
