"""Names of files in archives (gkcrawl/files/packed/names.py)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.files.packed.names import is_litter, readable_name, safe_name


@pytest.mark.parametrize("charset", ["gbk", "utf-8"])
@pytest.mark.parametrize("name", ["附件1：申报表.doc", "申报材料/附件２.docx", "report.pdf"])
def test_names_without_a_charset_are_read(name: str, charset: str) -> None:
    assert readable_name(name.encode(charset)) == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("申报材料/附件2.docx", "申报材料/附件2.docx"),
        ("../../etc/passwd", "etc/passwd"),
        ("/share/./a.doc", "share/a.doc"),
        ("C:\\Windows\\..\\a.doc", "Windows/a.doc"),
        ("con.txt", "_con.txt"),
        ("aux", "_aux"),
        ("附件\0.doc\u202e", "附件.doc"),
        ('a<b>:"?.doc', "a_b____.doc"),
        ("..", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_a_name_is_safe_to_show(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_name_is_never_long() -> None:
    name = safe_name("长" * 4000 + ".docx")
    assert (len(name), name[-5:]) == (120, ".docx")
    assert len(safe_name("目录/" * 4000 + "a.doc").split("/")) == 16


@given(st.text())
def test_any_name_is_a_relative_path_without_steps_upwards(name: str) -> None:
    parts = safe_name(name).split("/")
    assert all(part.strip(" .") for part in parts)


def test_what_systems_put_beside_files_is_litter() -> None:
    assert is_litter("__MACOSX/._附件.doc") and is_litter("材料/Thumbs.db")
    assert not is_litter("Thumbs.db.doc")
