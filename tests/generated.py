"""Pages and tables of docs/ that are made from the program: their tests compare them, ``make docs`` writes them."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Test that makes it and compares → page.
GENERATORS = {
    "tests/test_docs.py": "docs/commands.md",
    "tests/test_config.py": "docs/settings.md",
    "tests/test_jsonschema.py": "docs/schema.md",
    "tests/extract/test_trust.py": "docs/schema.md",
    "tests/dedup/test_rules.py": "docs/identity.md",
    "tests/statistics/test_page.py": "docs/statistics.md",
    "tests/store/test_schema.py": "docs/database.md",
    "tests/scrapy_commands/test_verb.py": "docs/scrapy-commands.md",
    "tests/spiders/test_portals.py": "docs/portals.md",
}


def hold(page: Path, text: str) -> None:
    """Compare ``page`` with the ``text`` that was made; ``make docs`` writes it first."""
    if os.environ.get("GKCRAWL_UPDATE_DOCS"):
        page.write_text(text, encoding="utf-8")
    # Versions of click and argparse break lines differently.
    assert page.read_text(encoding="utf-8").split() == text.split(), "`make docs` writes it anew"


if __name__ == "__main__":
    print(*GENERATORS)
