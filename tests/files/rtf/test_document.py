"""Text, tables and notes of RTF (gkcrawl/files/rtf/document.py)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkcrawl.files.reading import FileLimits, FileReading
from gkcrawl.files.rtf import read
from gkcrawl.files.rtf.document import Document

HEAD = (
    r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset2 Wingdings 2;}"
    r"{\f2\fcharset136 \'b2\'d3;}}{\colortbl ;\red0\green0\blue0;\red255\green0\blue0;}"
)


def rtf(body: str) -> bytes:
    return f"{HEAD}{body}}}".encode("ascii")


def han(text: str, codec: str = "gb18030") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(codec))


def reading(body: str) -> FileReading:
    return read(rtf(body), FileLimits())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (han("关于防汛的通知") + r"\par " + han("正文"), "关于防汛的通知\n正文"),
        (r"\uc2\u20851" + han("关") + r"\u20110 ??\u30340\'b5\'c4", "关于的"),
        (r"\uc1\u-10174?\u-8265?" + han("野"), "𠮷野"),
        (r"{\f2 " + han("關於", "big5") + "}" + han("之"), "關於之"),
        (r"{\f1 R\'a3}" + han("同意"), "☑□同意"),
        (r"a{\v b}c{\deleted d}\v e\v0 f", "acf"),
        (r"a\tab b\line c\~d\_e\-f\emdash\lquote g\rquote", "a b\nc\xa0d-ef—‘g’"),
        (r"\{\}\\", "{}\\"),
        (r"{\header no}{\info{\title no}}{\*\unknown no}{\pict 00ff}x{\annotation no}", "x"),
        (r"{\listtext 1.\tab}" + han("总则") + r"\par{\pntext\'a1\'a4\tab}x", "1. 总则\n· x"),
        (r"{\field{\*\fldinst{ HYPERLINK x}}{\fldrslt " + han("网站") + "}}", "网站"),
        (r"{\field{\*\fldinst{ SYMBOL 254 \\f Wingdings }}{\fldrslt}}x", "x"),
        (r'{\field{\*\fldinst{ SYMBOL 254 \\f "Wingdings" }}{\fldrslt}}x', "☑x"),
        (r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres25\ffdefres1}}}{\fldrslt}}x", "☑x"),
        (r"{\field{\*\fldinst FORMCHECKBOX{\*\formfield{\fftype1\ffres0}}}{\fldrslt}}x", "□x"),
        (r"x{\footnote\pard y\par}z\par w", "xz\nw\ny"),
        (r"x\bin3 {{{y", "xy"),
        (r"a\sect b\page c", "a\nb\nc"),
    ],
)
def test_text(body: str, text: str) -> None:
    found = reading(body)
    assert (found.text, found.flags, found.format) == (text, [], "rtf")


def test_cells_are_placed_by_their_edges_and_merged() -> None:
    first = r"\trowd\trleft0\clvmgf\cellx1000\cellx2000\clmrg\cellx3000 \intbl a\cell b\cell\cell\row"
    second = r"\trowd\trleft0\clvmrg\cellx1010\cellx2000\cellx3000\intbl\cell c\cell d\par e\cell\row"
    found = reading(rf"x\par{first}{second}\pard y")
    assert found.text == "x\na\tb\n\tc\td e\ny"
    assert [table.rows for table in found.tables] == [[["a", "b", "b"], ["a", "c", "d e"]]]


def test_a_table_in_a_cell() -> None:
    inner = (
        r"\pard\intbl\itap2 i\nestcell j\nestcell{\*\nesttableprops\trowd\cellx10\cellx20\nestrow}{\nonesttables\par}"
    )
    outer = r"\trowd\cellx1000\cellx2000\pard\intbl\itap1 k\cell l\cell\trowd\cellx1000\cellx2000\row"
    found = reading(inner + outer)
    assert [table.rows for table in found.tables] == [[["i j k", "l"]], [["i", "j"]]]


def test_text_boxes_stand_where_they_are_drawn() -> None:
    def box(words: str, text: str) -> str:
        return rf"{{\shp{{\*\shpinst{words}{{\sp{{\sn x}}{{\sv y}}}}{{\shptxt\pard {text}\par}}}}{{\shprslt no}}}}"

    head, behind = box(r"\shptop9\shpbypage", "head"), box(r"\shptop9\shpbypara", "box")
    assert reading(rf"{head}a\par {behind}b").text == "head\na\nb\nbox"
    assert reading(r"a\par " + box(r"\shptop-9\shpbypara", "above") + "b").text == "a\nabove\nb"


def test_lines_set_apart() -> None:
    body = r"{\qc\fs44\cf2 " + han("某某市文件") + r"\par}\pard\qj\fs32 " + han("正文" * 40)
    assert reading(body).prominent == ["某某市文件"]


def test_pages_that_the_file_states() -> None:
    assert reading(r"{\info{\nofpages3}}x").pages == 3


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    found = read(rtf(han("正文"))[:-1], FileLimits())
    assert (found.text, found.flags) == ("正文", ["damaged"])
    assert read(rtf(r"x{\shptxt y")[:-1], FileLimits()).text == "y\nx"


def test_groups_without_end_are_read_to_a_depth() -> None:
    assert Document(b"{\\rtf1 a" + b"{" * 3_000 + b"b" + b"}" * 3_000 + b"c}").blocks


SMALL = rtf(rf"\trowd\cellx9\cellx20\intbl {han('序号')}\cell {{\v b}}\u20851?\cell\row\pard{{\footnote x}}\par")


@given(st.integers(0, len(SMALL) - 1), st.integers(0, 255))
@settings(max_examples=200, deadline=None)
def test_a_changed_byte_never_raises(at: int, value: int) -> None:
    assert read(SMALL[:at] + bytes([value]) + SMALL[at + 1 :], FileLimits()).format == "rtf"


@given(st.integers(0, len(SMALL)))
@settings(max_examples=100, deadline=None)
def test_a_cut_file_never_raises(length: int) -> None:
    assert read(SMALL[:length], FileLimits()).format == "rtf"
