"""Which texts are taken for those of their pages."""

from __future__ import annotations

import pytest

from gkcrawl.extract.page.decode import decode
from gkcrawl.portals.answers.reading import is_unreadable

TEXT = "青山县水利局政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("body", "unreadable"),
    [
        (TEXT.encode() * 9, False),
        (TEXT.encode("gb18030") * 9 + b"\xff", False),
        ("ئۇيغۇر".encode() * 9, False),
        (b"Annual report of the county", False),
        (b"", False),
        (b"\xd6\xd0\xff\xff" * 99, True),
        (TEXT.encode()[:-1] + b"\xff\xff\xff", True),
    ],
)
def test_bytes_that_fit_no_charset(body: bytes, unreadable: bool) -> None:
    decoded = decode(body)
    assert is_unreadable(decoded.text, damaged=decoded.damaged) is unreadable
