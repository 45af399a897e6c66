"""Traditional text becomes simplified; a traditional name in a simplified text stays."""

from __future__ import annotations

from gkcrawl.extract.copies.chinese_script import may_be_traditional, simplifier, to_simplified

TRADITIONAL = "為進一步做好國務院關於機關單位開展經濟責任審計的各項工作"


def test_a_traditional_text_is_converted() -> None:
    assert may_be_traditional(TRADITIONAL)
    text, done = to_simplified(TRADITIONAL, suspected=False)
    assert text == "为进一步做好国务院关于机关单位开展经济责任审计的各项工作"
    assert done == ["traditional_to_simplified"]


def test_a_name_in_its_old_form_stays() -> None:
    text = "为做好国务院关于机关单位开展工作的通知，请與李國強同志联系"
    assert to_simplified(text, suspected=False) == (text, [])


def test_single_characters() -> None:
    assert "國會".translate(simplifier()) == "国会"
