"""What a portal declares of itself, for documents that name nobody."""

from __future__ import annotations

import pytest

from gkcrawl.extract.agency.declared import declared, is_government, is_inner, own_part


@pytest.mark.parametrize(
    ("agency", "text", "stranger"),
    [
        ("靖宇县水利局", "我局认真工作。", False),
        ("靖宇县人民政府", "我局认真工作。", True),
        ("靖宇县人民政府", "我县认真工作。", False),
        ("靖宇县发展和改革委员会", "我委认真工作。", False),
        ("靖宇县水利局", "我镇认真工作。", True),
        ("靖宇县水利局", "本镇认真工作。", True),
        ("青禾大学", "我校认真工作。我院学生参加。", False),
        ("靖宇县人民政府", "我院医生参加。", True),
        ("靖宇县人民政府", "他说:“我局会努力。”", False),
        ("靖宇县人民政府", "我县要求,请报我局。", True),
    ],
)
def test_a_text_speaks_as_another_than_the_portals_agency(agency: str, text: str, stranger: bool) -> None:
    said = declared(agency, [], text)
    assert said.stranger is stranger
    assert said.agency == (None if stranger else agency)


def test_a_government_has_offices_and_an_office_has_parts() -> None:
    assert is_government("靖宇县人民政府") and not is_government("靖宇县水利局")
    assert own_part("靖宇县人民政府", "办公室") is None
    assert own_part("靖宇县水利局", "财政局") is None
    assert own_part("靖宇县水利局", "局办公室") == "靖宇县水利局"
    assert own_part("青禾大学", "水利学院") == "青禾大学水利学院"


@pytest.mark.parametrize(
    ("unit", "inner"), [("局办公室", True), ("机关党委", True), ("人事局", False), ("政府办公室", False)]
)
def test_a_part_does_not_say_of_whom(unit: str, inner: bool) -> None:
    assert is_inner(unit) is inner
