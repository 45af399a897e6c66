import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.extract.page.decode import decode

# The 3,755 common characters of GB 2312 level 1, of which 'common' text is made.
LEVEL_1 = "".join(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)
)
TRADITIONAL = "".join(
    bytes((high, low)).decode("big5", "ignore")
    for high in range(0xA4, 0xC6)
    for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
)
SENTENCE = "为贯彻落实政府信息公开条例，现将本单位年度工作情况报告如下。"


def html(text: str, charset: str | None) -> str:
    declaration = f'<meta charset="{charset}">' if charset else ""
    return f"<html><head>{declaration}</head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("charset", ["utf-8", "gb18030", "gb2312"])
def test_declared_charset_is_read_without_a_repair(charset: str) -> None:
    decoded = decode(html(SENTENCE, charset).encode(charset))
    assert SENTENCE in decoded.text
    assert decoded.repair == []
    assert not decoded.damaged


@pytest.mark.parametrize(("actual", "declared"), [("gb18030", "utf-8"), ("utf-8", "gb2312"), ("gb18030", None)])
def test_bytes_win_over_a_wrong_or_missing_declaration(actual: str, declared: str | None) -> None:
    decoded = decode(html(SENTENCE, declared).encode(actual))
    assert SENTENCE in decoded.text
    assert decoded.charset == actual
    assert decoded.repair == ([f"charset:{actual}"] if declared else [])


def test_first_meta_wins_over_header_and_over_commented_ones() -> None:
    body = b"<!-- <meta charset=big5> --><meta charset=gbk>" + SENTENCE.encode("gbk")
    decoded = decode(body, "text/html; charset=utf-8")
    assert decoded.declared == "gb18030"
    assert SENTENCE in decoded.text


def test_half_a_character_at_the_end_does_not_change_the_reading() -> None:
    decoded = decode(SENTENCE.encode("utf-8")[:-1])
    assert decoded.text == SENTENCE[:-1]
    assert decoded.charset == "utf-8"


def test_lost_bytes_are_flagged_and_the_rest_is_kept() -> None:
    body = bytearray((SENTENCE * 40).encode("gb18030"))
    body[301] = 0xFF
    decoded = decode(bytes(body))
    assert decoded.damaged
    assert SENTENCE in decoded.text


def test_undeclared_gzip_is_unpacked_and_a_cut_one_reported() -> None:
    packed = gzip.compress(html(SENTENCE, "utf-8").encode())
    assert decode(packed).repair == ["gzip"]
    cut = decode(packed[:-12])
    assert cut.repair == ["gzip_truncated"]
    assert cut.damaged


@given(st.text(alphabet=LEVEL_1, min_size=20), st.sampled_from(["utf-8", "gb18030"]), st.booleans())
def test_any_simplified_text_survives_its_charset(text: str, charset: str, declare: bool) -> None:
    assert text in decode(html(text, charset if declare else None).encode(charset)).text


@given(st.text(alphabet=TRADITIONAL, min_size=20))
def test_any_traditional_text_survives_a_declared_big5_page(text: str) -> None:
    assert text in decode(html(text, "big5").encode("big5")).text


@given(st.binary(max_size=400))
def test_no_bytes_raise(body: bytes) -> None:
    assert isinstance(decode(body).text, str)
