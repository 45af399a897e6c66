"""``scrapy list``: portals that work on standard output, those that do not on standard error (gkcrawl/scrapy_commands/list.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project


def test_a_broken_portal_is_named_beside_the_list(project: Project) -> None:
    project.add("broken", "raise RuntimeError('no portal')")
    done = project.scrapy("list")
    assert (done.returncode, done.stdout) == (2, "tiny\n")
    assert "broken" in done.stderr
