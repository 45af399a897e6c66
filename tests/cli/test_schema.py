"""``gkcrawl schema``: the contract of exports as JSON Schema (gkcrawl/cli/schema.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gkcrawl.document import Document

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_it_describes_every_field(gkcrawl: Run) -> None:
    schema = json.loads(gkcrawl("schema").stdout)
    assert list(schema["properties"]) == list(Document.__dataclass_fields__)
