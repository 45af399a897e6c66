"""Portals declared as tables of TOML files: the same as classes, and what is wrong named with its place (gkcrawl/portals/toml.py)."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.document import Kind
from gkcrawl.errors import ConfigError
from gkcrawl.portals import BY_UNIT, BY_YEAR, Column, JsonSpider, PortalSpider, TrsSpider
from gkcrawl.portals.bases import SPIDERS
from gkcrawl.portals.toml import add_table, as_toml, read_tables
from gkcrawl.portals.walking.declaration import AddressFamily, Frequency, Status, Tls

SLJ = """
[changzhou_slj]
family = "trs"
agency = "常州市水利局"
region = "320400"
columns = [
    {name = "政府信息公开年报", url = "http://slj.example.gov.cn/nb/", kind = "annual_report", lists = "BY_YEAR"},
]
"""
CZJ = SLJ.replace("slj", "czj").replace("水利局", "财政局")


def tables(folder: Path, text: str) -> dict[str, type[PortalSpider] | str]:
    """By name what the tables of a file declare: a portal, or the message that says why it is none."""
    file = folder / "jiangsu.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    found: dict[str, type[PortalSpider] | str] = {}
    for table in read_tables(file, "spiders.jiangsu"):
        try:
            found[table.name] = table.portal()
        except ConfigError as error:
            found[table.name] = f"line {table.line}: {error}"
    return found


def facts(portal: type[PortalSpider]) -> dict[str, Any]:
    """All that a portal says of itself."""
    said = {name: getattr(portal, name) for name in ("name", *PortalSpider.__annotations__)}
    return said | {name: tuple(said[name]) for name in ("columns", "follow_hosts")}


def test_a_table_is_the_portal_that_a_class_would_be(tmp_path: Path) -> None:
    class Changzhou(PortalSpider):
        name = "changzhou_slj"
        family = TrsSpider.family
        agency, region = "常州市水利局", "320400"
        columns = (Column("政府信息公开年报", "http://slj.example.gov.cn/nb/", kind="annual_report", lists=BY_YEAR),)

    portal = tables(tmp_path, SLJ)["changzhou_slj"]
    assert isinstance(portal, type) and issubclass(portal, TrsSpider)
    assert facts(portal) == facts(Changzhou)
    assert portal.__doc__ == "常州市水利局, http://slj.example.gov.cn."
    assert portal.__module__ == "spiders.jiangsu"


def test_columns_may_be_tables_of_their_own(tmp_path: Path) -> None:
    text = f"# Of Jiangsu.\n{SLJ}[[changzhou_czj.columns]] # first\nname = '通知'\nurl = 'http://a.example.gov.cn/'\n"
    text = text.replace(
        "[[changzhou_czj", "[changzhou_czj]\nfamily='json'\nagency='常州市财政局'\nregion='320400'\n\n[[changzhou_czj"
    )
    found = tables(tmp_path, text)
    portal = found["changzhou_czj"]
    assert list(found) == ["changzhou_slj", "changzhou_czj"]
    assert isinstance(portal, type) and issubclass(portal, JsonSpider)
    assert portal.columns == (Column("通知", "http://a.example.gov.cn/"),)


def test_what_stands_in_a_text_is_no_table(tmp_path: Path) -> None:
    posted = SLJ.replace(', lists = "BY_YEAR"', ', body = """\n[1,\n[no_portal]\n# "\n"""')
    found = tables(tmp_path, f'# """ #\n{posted}# """\n{CZJ}')
    assert list(found) == ["changzhou_slj", "changzhou_czj"]
    portal = found["changzhou_slj"]
    assert isinstance(portal, type)
    assert portal.columns[0].body == '[1,\n[no_portal]\n# "\n'


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('agency = "常', 'agancy = "常', "attribute 'agancy' is not an attribute of a portal; did you mean 'agency'?"),
        ('agency = "常州市水利局"', "", "attribute 'agency' is missing"),
        ('family = "trs"', "", "attribute 'family' is missing; the families are avalon, blocks, "),
        ('"trs"', '"trss"', "attribute 'family' must be the name of a CMS family, not 'trss'; did you mean 'trs'?"),
        ('"trs"', "7", "attribute 'family' must be the name of a CMS family, not 7"),
        ('region = "320400"', "region = 320400", "attribute 'region' must be a six-digit"),
        ('region = "320400"', 'region = "320400"\nname = "x"', "attribute 'name' is not an attribute of a portal"),
        ("kind =", "kinds =", "attribute 'columns' has the unknown field 'kinds'; did you mean 'kind'?"),
        ("annual_report", "annual_reports", "has the unknown kind 'annual_reports'; did you mean 'annual_report'?"),
        ('url = "http://slj.example.gov.cn/nb/", ', "", "needs an absolute http(s) URL, not ''"),
        ('name = "政府信息公开年报", ', "", "attribute 'columns' has a column without a name"),
        ('lists = "BY_YEAR"', 'mixed = "yes"', "mixed='yes' is neither true nor false"),
        ('lists = "BY_YEAR"', "at_least = -1", "at_least=-1 is no whole number from 1"),
        ('lists = "BY_YEAR"', "body = 1", "body=1 is not a text"),
        ('lists = "BY_YEAR"', 'lists = "("', "lists='(' is not a regular expression"),
        ('lists = "BY_YEAR"', "lists = [1]", "lists=[1] is not a regular expression"),
        ('region = "320400"', 'region = "320400"\nfollow_hosts = 1', "attribute 'follow_hosts' must be a list"),
        ('region = "320400"', 'region = "320400"\nmax_pages = true', "attribute 'max_pages' must be a whole number"),
        ('region = "320400"', 'region = "320400"\ndelay = nan', "attribute 'delay' must be seconds above 0"),
        ('region = "320400"', 'region = "320400"\nbase = 5', "attribute 'base' must be an absolute http(s) URL"),
        ("columns = [", 'columns = ["x",', "attribute 'columns' holds 'x', which is no {name = …, url = …}"),
        ("columns = [", "columns = [\n[slj],", "portal changzhou_slj: "),
        ("[changzhou_slj]", "['changzhou_slj']", "write its name as [name], without quotes"),
        ("[changzhou_slj]", "[[changzhou_slj]]", "a portal is one table, [changzhou_slj]"),
        ("[changzhou_slj]", "[Changzhou]", "attribute 'name' must be lower-case letters"),
        ("[changzhou_slj]", "[changzhou_slj]\nx = \n", "portal changzhou_slj: Invalid value (at line 3, column 5)"),
        ("[changzhou_slj]", f"[changzhou_slj]\nx = {'[' * 9999}", ""),
        ("[changzhou_slj]", f"[changzhou_slj]\nx = {'1' * 9999}", ""),
    ],
)  # fmt: skip
def test_a_broken_table_is_named_with_its_place_and_the_others_are_read(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    assert SLJ.count(old) == 1
    for before, line in ("", 2), (CZJ.replace("changzhou", "before"), 10):
        found = tables(tmp_path, before + SLJ.replace(old, new) + CZJ)
        portals = [name for name, portal in found.items() if isinstance(portal, type)]
        assert portals[-1] == "changzhou_czj"
        message, *_ = [portal for portal in found.values() if isinstance(portal, str)]
        assert message.startswith(f"line {line}: portal ")
        if not before:
            assert problem in message


def test_a_line_of_bad_toml_is_counted_from_the_top_of_the_file(tmp_path: Path) -> None:
    message = tables(tmp_path, CZJ + SLJ.replace("region =", "region"))["changzhou_slj"]
    assert "portal changzhou_slj: Expected '='" in str(message) and "(at line 13," in str(message)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b'# Of Jiangsu.\nagency = "x"\n[a]\n', "line 2: stands before the first portal, which begins with [its_name]"),
        ("[a]\nagency = '常州'".encode("gbk"), "'utf-8' codec can't decode"),
    ],
)
def test_a_file_of_no_tables_is_named(tmp_path: Path, text: bytes, problem: str) -> None:
    (tmp_path / "x.toml").write_bytes(text)
    with pytest.raises(ConfigError) as raised:
        list(read_tables(tmp_path / "x.toml", "x"))
    assert str(raised.value).startswith(problem)


def test_a_file_that_is_not_there_or_empty(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        list(read_tables(tmp_path / "x.toml", "x"))
    (tmp_path / "x.toml").write_bytes("\ufeff\r\n# none yet\r\n".encode())
    assert list(read_tables(tmp_path / "x.toml", "x")) == []


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(lambda text: text.strip())
URLS = st.from_regex(r"https?://[a-z]{1,8}\.gov\.cn/[a-z0-9/]{0,8}(\?[a-z]=[\[\]%\"'#一-三]{0,4})?", fullmatch=True)
COLUMNS = st.builds(
    Column,
    name=TEXTS,
    url=URLS,
    kind=st.none() | st.sampled_from(get_args(Kind)),
    body=st.none() | TEXTS,
    lists=st.none() | st.sampled_from([BY_YEAR, BY_UNIT, r"^\d{4}年\\?$"]),
    window=st.booleans(),
    at_least=st.none() | st.integers(1),
)
ATTRIBUTES = st.fixed_dictionaries(
    {
        "family": st.sampled_from([base.family.name for base in SPIDERS.values()]),
        "agency": st.from_regex(r"[^\s\ud800-\udfff]\S[^\n]?[^\s\ud800-\udfff]", fullmatch=True).filter(
            str.isprintable
        ),
        "region": st.sampled_from(["320400", "110108"]),
    },
    optional={
        "status": st.sampled_from(get_args(Status)),
        "frequency": st.sampled_from(get_args(Frequency)),
        "tls": st.sampled_from(get_args(Tls)),
        "address_family": st.sampled_from(get_args(AddressFamily)),
        "follow_hosts": st.lists(TEXTS.map(".{}".format)),
        "max_pages": st.integers(1),
        "delay": st.floats(0, exclude_min=True, allow_infinity=False) | st.integers(1),
    },
)


@settings(deadline=None)
@given(
    name=st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True),
    attributes=ATTRIBUTES,
    columns=st.lists(COLUMNS, min_size=1, max_size=3),
)
def test_what_is_written_is_read_as_the_same_portal(
    tmp_path_factory: pytest.TempPathFactory, name: str, attributes: dict[str, Any], columns: list[Column]
) -> None:
    base = next(base for base in SPIDERS.values() if base.family.name == attributes["family"])
    declared = {key: value for key, value in attributes.items() if key != "family"}
    try:
        portal = type("Portal", (base,), {**declared, "name": name, "columns": columns})
    except ConfigError as error:  # two columns of one name or address
        with pytest.raises(ConfigError) as raised:
            as_toml(name, attributes, columns)
        assert str(error).partition(":")[2] in str(raised.value)
        return
    assert issubclass(portal, PortalSpider)
    (found,) = tables(tmp_path_factory.mktemp("toml"), as_toml(name, attributes, columns)).values()
    assert isinstance(found, type), found
    assert facts(found) == facts(portal)


@settings(deadline=None)
@given(edits=st.lists(st.tuples(st.integers(0, len(SLJ + CZJ)), st.integers(0, 6), st.text(max_size=4)), max_size=4))
def test_a_damaged_file_is_named_with_its_place(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, str]]
) -> None:
    text = SLJ + CZJ
    for at, removed, put in edits:
        text = text[:at] + put + text[at + removed :]
    try:
        found = tables(tmp_path_factory.mktemp("toml"), text)
    except ConfigError as error:
        found = {"": str(error)}
    for portal in found.values():
        assert isinstance(portal, type) or portal.startswith(("line ", "'utf-8' codec"))


def test_a_table_is_written_as_it_is_read_best() -> None:
    """None is left out, as is what a column need not say."""
    columns = [Column('年报 "一"', "http://slj.example.gov.cn/nb/", kind="annual_report", lists=BY_YEAR)]
    columns.append(Column("通知", "http://slj.example.gov.cn/tz/", at_least=120, window=True))
    attributes = {"family": "trs", "agency": "常州市水利局", "region": "320400", "status": "unverified", "delay": None}
    assert (
        as_toml("changzhou_slj", attributes, columns)
        == r"""[changzhou_slj]
family = "trs"
agency = "常州市水利局"
region = "320400"
status = "unverified"
columns = [
    {name = "年报 \"一\"", url = "http://slj.example.gov.cn/nb/", kind = "annual_report", lists = "BY_YEAR"},
    {name = "通知", url = "http://slj.example.gov.cn/tz/", window = true, at_least = 120},
]
"""
    )


def test_what_could_not_be_read_is_not_written() -> None:
    with pytest.raises(ConfigError, match="attribute 'region' must be a six-digit"):
        as_toml("x", {"family": "trs", "agency": "常州市", "region": "3204"}, [Column("通知", "http://a.gov.cn/")])


def test_a_table_is_added_and_the_others_stay_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "jiangsu" / "new.toml"
    attributes = {"family": "trs", "agency": "常州市水利局", "region": "320400"}
    columns = [Column("通知", "http://a.example.gov.cn/")]
    add_table(file, first := as_toml("a", attributes, columns))
    assert file.read_text(encoding="utf-8") == first
    file.write_text(mine := f"# Mine.\r\n{first.rstrip()}", encoding="utf-8", newline="")
    file.chmod(0o640)
    add_table(file, second := as_toml("b", attributes, columns))
    assert file.read_bytes() == f"{mine}\n\n{second}".encode()
    assert file.stat().st_mode & 0o777 == 0o640
    with pytest.raises(ConfigError, match="has a portal 'b'"):
        add_table(file, second)
    assert [path.name for path in file.parent.iterdir()] == ["new.toml"]
    assert [table.name for table in read_tables(file, "new")] == ["a", "b"]


PAGE = Path(__file__).parents[2] / "docs" / "declaring-portals.md"


def test_the_table_and_the_class_that_are_documented_are_one(tmp_path: Path) -> None:
    shown = re.findall(r"```(?:toml|python)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    table, source = shown
    (portal,) = tables(tmp_path, table).values()
    assert isinstance(portal, type), portal
    names: dict[str, Any] = {"__name__": "shown"}
    exec(source, names)
    assert facts(portal) == facts(names["ChangzhouSlj"])
    assert portal.__doc__ == f"{names['ChangzhouSlj'].__doc__}"


def test_the_page_says_all_that_a_portal_can() -> None:
    """With the defaults that classes have."""
    text = PAGE.read_text(encoding="utf-8")
    of_portal, of_column = text.partition("## What a portal says")[2].split("## What a column says")
    rows = re.compile(r"^\| `(\w+)` \| (?:`?([^`|]+?)`? )?\|", re.MULTILINE)
    said = {name: json.loads(default or "null") for name, default in rows.findall(of_portal)}
    assert set(said) == set(PortalSpider.__annotations__)
    classes = {name: getattr(PortalSpider, name, None) for name in said}
    assert {name: list(value) if isinstance(value, tuple) else value for name, value in classes.items()} == said
    columns = {name: json.loads(default or "null") for name, default in rows.findall(of_column.partition("\n## ")[0])}
    assert columns == {field.name: None if field.default is MISSING else field.default for field in fields(Column)}
