"""Characters as they are compared."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.characters import folded, letters, narrow, nfkc, single_spaced, squash, unwrapped


@given(
    st.text(
        alphabet=st.one_of(
            st.characters(), st.sampled_from("（），。：…\u3000Ａｂ１年か\u3099e\u0301！％㎡①Ⅲﾊﾟ㈠\xa0“·")
        )
    )
)
def test_any_text_is_normalised_as_unicode_says(text: str) -> None:
    assert nfkc(text) == unicodedata.normalize("NFKC", text)


def test_what_is_compared_has_no_space_of_any_kind() -> None:
    assert squash("索\u3000引\u200b 号（２）\n") == "索引号(2)"


def test_folded_text_is_plain_and_in_lower_case() -> None:
    assert folded("（一）ＡＢ１２％，国办发〔2024〕12号①Ⅲ㈠ﾊﾟ“引”") == "(一)ab12%,国办发〔2024〕12号1iii(一)パ“引”"
    assert folded(None) == ""


@given(st.text())
def test_narrow_text_keeps_its_places(text: str) -> None:
    assert len(narrow(text)) == len(text)


def test_text_of_a_link_is_on_one_line_in_its_own_width() -> None:
    assert single_spaced(" 关于&nbsp;（防汛）\n\u200b的通知 ") == "关于 （防汛） 的通知"


def test_a_line_wrapped_in_the_source_is_no_space_between_characters() -> None:
    assert unwrapped("关于防汛\n      的通知 2024\n  No. 3") == "关于防汛的通知 2024 No. 3"


@given(
    st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("（）年_ａ ")), max_size=300)
)
def test_letters_are_all_that_is_alphanumeric(text: str) -> None:
    assert letters(text) == "".join(char for char in folded(text) if char.isalnum())
