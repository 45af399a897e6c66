"""``scrapy list``: portals that work on standard output, those that do not on standard error (gkcrawl/scrapy_commands/list.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.scrapy_commands.conftest import Project, Tiny


def test_a_broken_portal_is_named_beside_the_list(project: Project) -> None:
    project.add("broken", "raise RuntimeError('no portal')")
    done = project.scrapy("list")
    assert (done.returncode, done.stdout) == (2, "tiny\n")
    assert "broken" in done.stderr


def test_each_portal_with_what_is_known_of_it(project: Project, tiny: Tiny) -> None:
    heading, row = project.scrapy("list", "-v").stdout.splitlines()
    assert heading.split() == ["name", "agency", "region", "family", "status", "last", "run"]
    assert row.split() == ["tiny", "示例市发展和改革局", "320100", "trs", "active", "never"]
    project.crawl(tiny, "-a", "sample=1")
    *_, began, outcome = project.scrapy("list", "-v").stdout.splitlines()[1].split()
    assert (began, outcome) == (project.rows("SELECT started_at FROM runs")[0]["started_at"], "ok")
