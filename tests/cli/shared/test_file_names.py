"""Names of files that any file system takes (gkcrawl/cli/shared/file_names.py)."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.cli.shared.file_names import MOST_BYTES, numbered, safe_name


@given(st.text(max_size=400))
def test_whatever_a_server_calls_it_it_is_one_part_of_a_path(name: str) -> None:
    safe = numbered(safe_name(name), 10**6)
    assert Path(safe).name == safe and safe not in (".", "..")
    assert len(safe.encode()) <= MOST_BYTES
    assert not set(safe) & set('/\\:*?"<>|\0') and safe.isprintable()
    assert safe_name(safe_name(name)) == safe_name(name)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2024年度报告.pdf", "2024年度报告.pdf"),
        ("../../../etc/passwd", ".._.._.._etc_passwd"),
        ("C:\\temp\\a.doc", "C__temp_a.doc"),
        ("a\0b\nc\u202etxt.exe", "a_b_c_txt.exe"),
        ("CON", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("com¹.txt", "_com¹.txt"),
        ("报告.pdf. . ", "报告.pdf"),
        ("...", "file"),
        ("", "file"),
        ("/", "file"),
        ("\udcff.pdf", "_.pdf"),
    ],
)
def test_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_suffix() -> None:
    assert safe_name("年" * 4000 + ".docx").endswith("年.docx")


def test_two_of_one_name_get_a_number() -> None:
    assert [numbered("附件.pdf", number) for number in (1, 2, 3)] == ["附件.pdf", "附件 (2).pdf", "附件 (3).pdf"]
