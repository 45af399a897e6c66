"""Named cursors: what is new or changed since a consumer last took it all (`gkcrawl export --since-export`)."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import orjson

from gkcrawl.store.lock import Lock
from gkcrawl.store.queries.selection import cursor_now, cursor_of, documents, move_cursor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gkcrawl.store import Store
    from gkcrawl.store.queries.selection import Selection


@contextmanager
def new_documents(
    store: Store,
    consumer: str,
    selection: Selection,
    *,
    versions: bool = False,
    nested: Callable[[str], Any] = orjson.loads,
) -> Iterator[Iterator[dict[str, Any]]]:
    """Documents of ``selection`` that ``consumer`` has not taken yet as they are, for a ``with`` block.

    The cursor moves when the block ends without an error and all documents were taken; otherwise the same ones,
    and what is new by then, come next time. See `documents` for ``versions`` and ``nested``.

    Raises:
        ConfigError: another process takes documents for ``consumer``: each would get what the other has.
    """
    with Lock(store.path, f"export {consumer}", f"export for {consumer}"):
        end, after = cursor_now(store), cursor_of(store, consumer)
        found = documents(
            store, replace(selection, after=after if after.seq else None), versions=versions, nested=nested
        )
        all_taken = False

        def taken() -> Iterator[dict[str, Any]]:
            nonlocal all_taken
            yield from found
            all_taken = True

        yield taken()
        if all_taken:
            move_cursor(store, consumer, end)
