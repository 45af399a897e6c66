"""What was set aside is listed with its reason, and taken up again when a rule was wrong (gkcrawl/cli/shared/set_aside.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.portals.walking.test_documents import LOGIN, Site, notice, site_of, title
from tests.processes import GKCRAWL, python

if TYPE_CHECKING:
    import subprocess

    from tests.scrapy_commands.conftest import Project, Tiny

# A rule that was wrong, put right.
WITHOUT_WITHHELD = """
import gkcrawl.portals.answers.stand_in_words as stand_ins
signs = stand_ins._signs()
stand_ins._signs = lambda: tuple(sign for sign in signs if sign.word != "withheld")
"""


def gkcrawl(project: Project, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    program = f"{before}\n{GKCRAWL}"
    return python(program, *arguments, "--db", str(project.db), cwd=project.folder, env=project.environment())


def failures(project: Project, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(gkcrawl(project, "failures", "--json", *arguments).stdout)
    return found


def crawled(project: Project, tiny: Tiny) -> Site:
    """Four notices; one is withheld, one has become a login page, one is gone."""
    site = site_of(project, tiny, 4)
    site.add("/tz/5.html", title(5), notice(5, "信息正在审核中，暂时无法查看。"))
    site.add("/tz/6.html", title(6), (404, {}, b"no such page"))
    assert site.crawl()[0] == 0
    tiny.pages["/tz/4.html"] = LOGIN.encode()
    site.crawl("-s", "GKCRAWL_INCREMENTAL=0")
    return site


def test_failures_are_listed_with_row_reason_and_place(project: Project, tiny: Tiny) -> None:
    crawled(project, tiny)
    found = failures(project)
    assert [(row["reason"], row["title"], row["tries"]) for row in found] == [
        ("gone", title(6), 2),
        ("login", title(4), 1),
        ("withheld", title(5), 2),
    ]
    login = found[1]
    assert (login["url"], login["portal"], login["document"] is None) == (f"{tiny.base}/tz/4.html", "tiny", False)
    [capture] = project.rows(
        f"SELECT * FROM captures WHERE warc = '{login['warc']}' AND \"offset\" = {login['offset']}"
    )
    assert (capture["url"], capture["error"]) == (login["url"], "login")
    assert failures(project, "--kind", "withheld") == found[2:]
    assert failures(project, "--portal", "tiny") == found
    table = gkcrawl(project, "failures", "--kind", "login")
    assert table.stdout.startswith(f"login  {title(4)}\n    {tiny.base}/tz/4.html\n    tiny, ")
    assert f"archived in {login['warc']} at {login['offset']}, kept as {login['document']}\n" in table.stdout
    assert gkcrawl(project, "failures", "--portal", "other").returncode == 2


def test_what_todays_rules_take_for_a_document_is_stored(project: Project, tiny: Tiny) -> None:
    site = crawled(project, tiny)
    before = site.texts()
    done = gkcrawl(project, "reextract")
    assert done.stderr.endswith("2 answers that were set aside read, 0 of them stored\n"), done.stderr
    assert site.texts() == before
    assert len(site.errors()) == 3

    done = gkcrawl(project, "reextract", before=WITHOUT_WITHHELD)
    assert done.stdout.endswith(f" {tiny.base}/tz/5.html\n"), done.stderr
    assert done.stderr.endswith("2 answers that were set aside read, 1 of them stored\n")
    assert site.texts() == before | {f"{tiny.base}/tz/5.html": ("信息正在审核中，暂时无法查看。", 1)}
    assert site.errors() == {"/tz/4.html": "login", "/tz/6.html": "gone"}
    latest = project.rows(f"SELECT error FROM captures WHERE url = '{tiny.base}/tz/5.html' ORDER BY id DESC LIMIT 1")
    assert latest == [{"error": None}]


def test_a_page_that_only_leads_on_is_no_document(project: Project, tiny: Tiny) -> None:
    site = site_of(project, tiny, 4)
    head = f'<html><head><meta http-equiv="refresh" content="0;url=/"><title>{title(5)}</title></head>'
    site.add("/tz/5.html", title(5), f"{head}<body></body></html>")
    assert site.crawl()[0] == 0
    assert site.errors() == {"/tz/5.html": "soft_404"}
    done = gkcrawl(project, "reextract")
    assert done.stderr.endswith("1 answers that were set aside read, 0 of them stored\n"), done.stderr
