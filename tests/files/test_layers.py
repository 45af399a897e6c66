"""Text told from codes of glyphs (gkcrawl/files/layers.py)."""

from __future__ import annotations

import pytest

from gkcrawl.files.layers import is_text


@pytest.mark.parametrize(
    "text",
    [
        "各区人民政府要落实责任，完善预案。",
        "1,234.5 67.8% 90 -12.3 4,567 89.0% 1 2 3 4 5",
        "Regulations on the Disclosure of Government Information, see https://www.example.gov.cn/a/b.html",
        "短",
    ],
)
def test_text(text: str) -> None:
    assert is_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "!\"#$%&'()*+ ,-./#$%&'01#$",
        "\x1a\x19\x18\x17\xa1\xa2\xa3\x90\x91\x92\x93\x94",
        "瓛瓡瓥瓨甔甋甂甉疅疘疈疕痆瘎瘏瘣",
    ],
)
def test_codes(text: str) -> None:
    assert not is_text(text)
