"""The verb that CONTRIBUTING.md adds works, explains itself and is in the docs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.contributing import Copy


def test_a_verb_is_a_module_a_test_and_a_row_of_the_readme(project: Copy) -> None:
    assert "years" not in project.gkcrawl("--help")
    touched = project.follow("Add a verb of gkcrawl")
    project.check(*touched)
    project.test("tests/cli/test_years.py")
    project.test("tests/test_architecture.py", "-k", "test_of_its_name")
    assert re.search(r"\n  years +Count the annual reports of each year", project.gkcrawl("--help"))
    project.test("tests/test_docs.py", "-k", "commands or verb", GKCRAWL_UPDATE_DOCS="1")
    assert "## gkcrawl years" in (project.root / "docs" / "commands.md").read_text(encoding="utf-8")
