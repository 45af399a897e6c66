"""Exponents keep their place above the line; marks and ordinals are none (gkcrawl/extract/page/superscripts.py)."""

import pytest

from tests.extract.pages import page, paragraphs, read


def first_line(markup: str) -> str:
    return (read(page(body=f"<p>{markup}</p>{paragraphs()}")).text or "").split("\n")[0]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("林地3.2×10<sup>4</sup>公顷，5×10<sup>-3</sup>mg/L", "林地3.2×10⁴公顷，5×10⁻³mg/L"),
        ("10<font face='宋体'><sup><span>－</span></sup></font><font><sup><b>5</b></sup></font>级", "10⁻⁵级"),
        ("库容3.5×10<span style='Vertical-Align: super;'>6</span>立方米", "库容3.5×10⁶立方米"),
        ("10<span style='position:relative;top:-3.0pt;mso-text-raise:3.0pt'>8</span>Pa", "10⁸Pa"),
        ("<span>20km</span><SUP>2</SUP>，8万m<sup>3</sup>/s，3公里<sup>2</sup>", "20km²，8万m³/s，3公里²"),
        ("kg·m<sup>−2</sup>·s<sup>-1</sup>，Ca<sup>2+</sup>", "kg·m⁻²·s⁻¹，Ca²⁺"),
        ("2<sup>n-1</sup>，5<sup>0.5</sup>，(1+5%)<sup>2</sup>，25<sup>0</sup>C", "2ⁿ⁻¹，5^0.5，(1+5%)²，25⁰C"),
    ],
)
def test_an_exponent_belongs_to_its_number_or_unit(markup: str, text: str) -> None:
    assert first_line(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("按照《条例》<sup>[1]</sup>规定<sup>①</sup>", "按照《条例》[1]规定①"),
        ("政策<sup>2</sup>（试行）<sup>3</sup>我国GDP<sup>1</sup>增长", "政策2（试行）3我国GDP1增长"),
        ("第1<sup>st</sup>届，品牌<sup>®</sup>，评级A<sup>+</sup>", "第1st届，品牌®，评级A+"),
        ("100<a href='#1'><sup>[2]</sup></a>户", "100[2]户"),
        ("CO<sub>2</sub>，PM<sub>2.5</sub>", "CO2，PM2.5"),
        ("<sup>通知全文如下，</sup>请执行", "通知全文如下，请执行"),
    ],
)
def test_marks_ordinals_and_what_is_set_low_are_no_exponents(markup: str, text: str) -> None:
    assert first_line(markup) == text
