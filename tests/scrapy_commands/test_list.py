"""``scrapy list``: portals that work on standard output, those that do not on standard error (gkcrawl/scrapy_commands/list.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkcrawl.scrapy_commands.list import LOADED
from tests.scrapy_commands.conftest import PORTAL

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


def test_of_many_portals_the_names_are_read_and_nothing_is_loaded(project: Project) -> None:
    table = '[p{}]\nfamily = "trs"\nagency = "示例市水利局"\nregion = "{}"\ncolumns = [{{name="通知",url="http://a.gov.cn/"}}]\n'
    tables = [table.format(number, "320100") for number in range(LOADED)]
    (project.folder / "tiny_portals" / "more.toml").write_text("".join([*tables, table.format("x", "?")]), "utf-8")
    done = project.scrapy("list")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, LOADED + 2)
    assert done.stderr == f"{LOADED + 2} portals; `scrapy checkall` says which of them are broken\n"
    done = project.scrapy("list", "--region", "3201")
    assert (done.returncode, len(done.stdout.splitlines())) == (2, LOADED + 1)
    assert done.stderr.startswith("tiny_portals/more.toml: line 5001: portal px: attribute 'region' must be")


def test_a_choice_of_portals(project: Project) -> None:
    project.add(
        "other", PORTAL.replace('"tiny"', '"other"').replace("TrsSpider", "JsonSpider").replace("notice", "policy")
    )
    project.add("moved", PORTAL.replace('"tiny"', '"moved"\n    status = "moved"').replace("320100", "110101"))
    for option, value, names in (
        ("--region", "32", ["other", "tiny"]),
        ("--kind", "policy", ["other"]),
        ("--status", "moved", ["moved"]),
        ("--family", "trs", ["moved", "tiny"]),
    ):
        assert project.scrapy("list", option, value).stdout.split() == names
        assert [
            line.split()[0] for line in project.scrapy("list", "-v", option, value).stdout.splitlines()[1:]
        ] == names


def test_an_unverified_portal_that_answers_is_said_to_be_active(project: Project, tiny: Tiny) -> None:
    project.add("tiny", PORTAL.replace('"tiny"', '"tiny"\n    status = "unverified"'))
    assert project.scrapy("list", "-v").stderr == ""
    assert "unverified" not in project.crawl(tiny, "-a", "sample=1")[1]
    status, said, _ = project.crawl(tiny)
    assert (status, said.rpartition("; ")[2]) == (0, 'its status is unverified, yet it answers: set it to "active"')
    assert (
        project.scrapy("list", "-v").stderr == '1 unverified, and their last run was ok: set their status to "active"\n'
    )
    assert 'set it to "active"\n' in project.scrapy("crawlall", "tiny", "-a", f"base={tiny.base}").stderr
