"""What pages show (gkcrawl/files/ofd/content.py)."""

from __future__ import annotations

import pytest
from lxml import etree

from gkcrawl.files.layout.shapes import Page
from gkcrawl.files.ofd.content import Content, TooManyObjectsError
from gkcrawl.files.ofd.resources import Resources
from tests.files.ofd.packages import page, path, picture, text

RED = '<ofd:FillColor Value="255 0 0"/>'


def drawn(content: str, *, hidden: bool = False, **units: str) -> Page:
    """What ``content`` draws, with composite units ``u1`` … by their identifiers."""
    resources = Resources()
    for name, unit in units.items():
        resources.units[name] = etree.fromstring(page(unit))
    shown = Page(210, 297)
    Content(resources, hidden=hidden).draw(etree.fromstring(page(content)), shown)
    return shown


def test_text_and_lines_are_where_boundaries_put_them() -> None:
    shown = drawn(text("通知", 30, 60) + path("M 0 0 L 50 0", boundary="10 20 50 1"))
    assert (shown.spans[0].text, shown.spans[0].x0) == ("通知", 30)
    assert [(rule.at, rule.start, rule.end) for rule in shown.rules] == [(20, 10, 60)]


def test_blocks_within_blocks_are_read_in_order() -> None:
    inner = f"<ofd:PageBlock>{text('二', 30, 60)}<ofd:PageBlock>{text('三', 40, 60)}</ofd:PageBlock></ofd:PageBlock>"
    assert [span.text for span in drawn(text("一", 20, 60) + inner).spans] == ["一", "二", "三"]


def test_a_composite_object_shows_its_unit_where_its_own_matrix_takes_it() -> None:
    shown = drawn('<ofd:CompositeObject Boundary="10 20 9 9" CTM="2 0 0 2 0 0" ResourceID="u1"/>', u1=text("图", 5, 8))
    assert [(span.text, span.x0, span.size) for span in shown.spans] == [("图", 20, 10)]


def test_a_unit_that_shows_itself_ends() -> None:
    shown = drawn(
        '<ofd:CompositeObject ResourceID="u1"/>', u1='<ofd:CompositeObject ResourceID="u1"/>' + text("图", 5, 8)
    )
    assert 1 < len(shown.spans) < 100


def test_a_bomb_of_units_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gkcrawl.files.ofd.content._MOST_DRAWN", 1000)
    with pytest.raises(TooManyObjectsError, match="1,000 objects"):
        drawn('<ofd:CompositeObject ResourceID="u1"/>', u1='<ofd:CompositeObject ResourceID="u1"/>' * 10)


def test_what_cannot_be_seen_is_left_out_unless_asked_for() -> None:
    unseen = text("看不见", 30, 60, 'Alpha="0"') + text("也看不见", 30, 70, 'Visible="false"')
    assert drawn(unseen).spans == []
    assert [span.text for span in drawn(unseen, hidden=True).spans] == ["看不见", "也看不见"]


def test_pale_text_is_read_unless_it_is_as_large_as_a_watermark() -> None:
    pale = text("透明的字", 30, 60, 'Alpha="100"') + text("内部资料", 30, 90, 'Alpha="100"', size=20)
    assert [span.text for span in drawn(pale).spans] == ["透明的字"]


def test_red_text_is_told() -> None:
    black = '<ofd:FillColor Value="35 31 32"/>'
    assert [span.red for span in drawn(text("红", 30, 60, inside=RED) + text("黑", 30, 70, inside=black)).spans] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("attributes", "color", "rules"),
    [("", "", 1), ('Stroke="false"', "", 0), ("", '<ofd:StrokeColor Value="255 255 255"/>', 0)],
)
def test_lines_that_are_not_drawn_are_none(attributes: str, color: str, rules: int) -> None:
    line = (
        f"<ofd:PathObject {attributes}>{color}<ofd:AbbreviatedData>M 0 0 L 50 0</ofd:AbbreviatedData></ofd:PathObject>"
    )
    assert len(drawn(line).rules) == rules


def test_the_share_of_a_page_that_a_picture_covers_is_noted() -> None:
    assert drawn(picture(105, 297)).pictured == pytest.approx(0.5)
    assert drawn('<ofd:CompositeObject ResourceID="u1" CTM="2 0 0 2 0 0"/>', u1=picture(105, 148.5)).pictured == 1
