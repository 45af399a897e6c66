"""Classes that are written for a person to read and for Python to import."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.portals.bases import SPIDERS
from gkcrawl.portals.column import BY_UNIT, BY_YEAR, Column
from gkcrawl.portals.detect import KNOWN, MixedFamily
from gkcrawl.portals.drafts.class_text import class_text, quoted
from gkcrawl.portals.drafts.draft import Draft
from gkcrawl.portals.walking.spider import PortalSpider

ROOT = Path(__file__).parents[3]
HOME = "http://slj.changzhou.gov.cn"
LONG = f"{HOME}/col/" + "very_long_" * 18
FAMILIES = {family.name: family for family in (*KNOWN, MixedFamily())}
NASTY = (
    '"""',
    "'''",
    "a\"b'c",
    '“”"引号"',
    "\\",
    "反斜杠\\",
    "{braces} %s",
    "\u202e反\u200b向",
    "\n换行\t",
    "\udc80",
    "#注释",
    'x", y="',
)


def portal(*columns: Column, family: str = "trs") -> Draft:
    return Draft("changzhou_slj", f"{HOME}/", "常州市水利局", "320400", "jiangsu", FAMILIES[family], columns)


def load(draft: Draft) -> type[PortalSpider]:
    """The class, imported as a portal is: its declaration is checked."""
    space: dict[str, object] = {"__name__": "generated"}
    exec(compile(class_text(draft), "generated", "exec"), space)
    found = next(one for one in space.values() if isinstance(one, type) and one not in (Column, *SPIDERS.values()))
    assert issubclass(found, PortalSpider)
    return found


def test_a_column_is_a_line() -> None:
    columns = (
        Column("通知公告", f"{HOME}/tz/", kind="notice"),
        Column("年报", f"{HOME}/nb/", lists=BY_YEAR[:12], body="page=1"),
    )
    assert class_text(portal(*columns)) == (
        "from gkcrawl.portals import Column, TrsSpider\n\n\n"
        "class ChangzhouSlj(TrsSpider):\n"
        f'    """常州市水利局, {HOME}."""\n\n'
        '    name = "changzhou_slj"\n'
        '    agency, region = "常州市水利局", "320400"\n'
        '    status = "unverified"\n'
        "    columns = (\n"
        f'        Column("通知公告", "{HOME}/tz/", kind="notice"),\n'
        f'        Column("年报", "{HOME}/nb/", body="page=1", lists="^(?:19|20)\\\\d"),\n'
        "    )\n"
    )


def test_one_column_stands_beside_its_name() -> None:
    assert class_text(portal(Column("通知", f"{HOME}/tz/"))).endswith(
        f'    columns = (Column("通知", "{HOME}/tz/"),)\n'
    )


def test_patterns_of_lists_have_their_names() -> None:
    columns = Column("年报", f"{HOME}/nb/", lists=BY_YEAR), Column("单位", f"{HOME}/dw/", lists=BY_UNIT)
    text = class_text(portal(*columns, family="avalon"))
    assert text.startswith("from gkcrawl.portals import BY_UNIT, BY_YEAR, AvalonSpider, Column\n")
    assert list(load(portal(*columns)).columns) == list(columns)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_class_of_every_family_is_a_portal(family: str) -> None:
    found = load(portal(Column("通知", f"{HOME}/tz/"), family=family))
    assert (found.family.name, found.status, found.region) == (family, "unverified", "320400")


def test_names_and_addresses_of_pages_break_no_file() -> None:
    columns = [Column(f"{place} {text}", f"{HOME}/{place}?q={text}") for place, text in enumerate(NASTY)]
    assert list(load(portal(*columns)).columns) == columns


@given(st.text())
def test_a_literal_is_the_text_again(text: str) -> None:
    assert ast.literal_eval(quoted(text)) == text


def test_ruff_would_write_it_like_that(tmp_path: Path) -> None:
    """As the lint of a checkout has it: of one column, of many, of such that fit no line."""
    filler = [Column("x" * width, f"{HOME}/{width}/") for width in range(130, 160)]
    wide = [Column("年" * width, f"{HOME}/w{width}/", kind="annual_report") for width in range(40, 75)]
    nasty = [Column(f"{place} {text}", f"{HOME}/{place}/") for place, text in enumerate(NASTY)]
    drafts = [
        *(portal(column) for column in (*filler, *wide)),
        portal(*filler, *wide, *nasty),
        portal(Column("通知", LONG, kind="notice"), Column("公告", f"{LONG}2" * 2, kind="notice", body="a=1")),
        *(portal(Column("通知", LONG, lists=BY_YEAR), family=family) for family in FAMILIES),
    ]
    for place, draft in enumerate(drafts):
        (tmp_path / f"generated_{place}.py").write_text(class_text(draft), encoding="utf-8")
    ruff = [sys.executable, "-m", "ruff"]
    config = ["--no-cache", "--config", str(ROOT / "spiders" / ".ruff.toml"), str(tmp_path)]
    for command in (["format", "--diff"], ["check"]):
        done = subprocess.run([*ruff, *command, *config], capture_output=True, encoding="utf-8", check=False, cwd=ROOT)
        assert done.returncode == 0, done.stdout + done.stderr
