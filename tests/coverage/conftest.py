from __future__ import annotations

from tests.store.conftest import db, store

__all__ = ["db", "store"]
