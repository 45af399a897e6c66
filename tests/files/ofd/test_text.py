"""Characters of text objects and their places (gkcrawl/files/ofd/text.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from gkcrawl.files.ofd.geometry import Matrix
from gkcrawl.files.ofd.text import spans_of

if TYPE_CHECKING:
    from gkcrawl.files.layout.shapes import Span


def spans(codes: str, attributes: str = 'Size="5"', matrix: Matrix | None = None) -> list[Span]:
    element = etree.fromstring(f"<TextObject {attributes}>{codes}</TextObject>")
    return list(spans_of(element, matrix or Matrix(), red=False))


def test_characters_stand_where_the_distances_put_them() -> None:
    (span,) = spans('<TextCode X="10" Y="20" DeltaX="g 2 5 6">甲乙丙丁</TextCode>')
    assert (span.text, span.starts, span.x1) == ("甲乙丙丁", (10, 15, 20, 26), 31)
    assert span.top < 20 < span.bottom


def test_sizes_and_places_are_those_of_the_page() -> None:
    matrix = Matrix(a=0.1, d=0.1, e=40, f=50)
    (span,) = spans('<TextCode X="100" Y="200" DeltaX="60">湖南</TextCode>', 'Size="60"', matrix)
    assert span.starts == (50, 56)
    assert span.size == pytest.approx(6)


def test_a_text_code_without_a_place_follows_that_of_the_one_before() -> None:
    one, other = spans('<TextCode X="10" Y="20">甲</TextCode><TextCode Y="30">乙</TextCode>')
    assert (one.starts, other.starts) == ((10,), (10,))
    assert other.top > one.bottom


def test_without_distances_characters_follow_by_their_usual_width() -> None:
    (span,) = spans('<TextCode X="0" Y="5">甲乙a丙</TextCode>')
    assert span.starts[:3] == (0, 5, 10)
    assert 10 < span.starts[3] < 15


def test_half_wide_letters_may_be_scaled_and_a_gap_parts_pieces() -> None:
    assert [span.text for span in spans('<TextCode X="0" Y="5" DeltaX="5 30 5">甲乙丙丁</TextCode>')] == [
        "甲乙",
        "丙丁",
    ]
    (span,) = spans('<TextCode X="0" Y="5" DeltaX="2.5">甲乙</TextCode>', 'Size="5" HScale="0.5"')
    assert span.x1 == 5


def test_characters_one_below_the_other_are_read_downwards() -> None:
    (span,) = spans('<TextCode X="0" Y="5" DeltaX="0 0" DeltaY="6 6">购买方</TextCode>')
    assert (span.text, span.x0, span.x1, span.starts[0]) == ("购买方", 0, 5, 0)
    assert span.bottom > 17


def test_glyphs_change_nothing_of_what_the_text_says() -> None:
    glyphs = '<CGTransform CodePosition="0" CodeCount="2" GlyphCount="1"><Glyphs>77</Glyphs></CGTransform>'
    assert [span.text for span in spans(f'{glyphs}<TextCode X="0" Y="5" DeltaX="5">函告</TextCode>')] == ["函告"]


def test_blanks_around_are_left_out_with_their_width() -> None:
    (span,) = spans('<TextCode X="0" Y="5" DeltaX="2.5 5 5">\u3000甲乙 </TextCode>')
    assert (span.text, span.starts) == ("甲乙", (2.5, 7.5))


def test_askew_and_sizeless_text_is_no_text_of_the_page() -> None:
    code = '<TextCode X="0" Y="5">严禁复制</TextCode>'
    assert spans(code, matrix=Matrix(a=0.7, b=-0.7, c=0.7, d=0.7)) == []
    assert spans(code, 'Size="0"') == spans(code, "") == []


def test_the_last_character_of_a_narrow_run_is_as_wide_as_the_others() -> None:
    (span,) = spans('<TextCode X="0" Y="5" DeltaX="3 3">甲乙丙</TextCode>')
    assert span.x1 == 9
