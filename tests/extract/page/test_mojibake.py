"""Pages that were encoded twice, and pages made of pieces in two charsets (gkcrawl/extract/page/mojibake.py)."""

import pytest

from gkcrawl.extract.document import extract_document
from tests.extract.pages import BOX_TABLE, FOOTER, PROSE, URL, page, paragraphs, read

TEXT = "\n".join(PROSE)
UTF8 = page(BOX_TABLE)
GBK = UTF8.replace("utf-8", "gbk")


def windows(body: bytes) -> str:
    """``body`` as a browser reads it that takes it for Windows-1252."""
    return "".join(bytes((byte,)).decode("cp1252", "ignore") or chr(byte) for byte in body)


@pytest.mark.parametrize(
    "html",
    [
        UTF8.encode().decode("latin-1"),
        windows(UTF8.encode()),
        UTF8.encode().decode("latin-1").replace("\xa0", " "),
        GBK.encode("gbk").decode("latin-1"),
        windows(GBK.encode("gbk")),
        page(BOX_TABLE, body=paragraphs().encode().decode("latin-1")),
    ],
    ids=["latin-1", "windows-1252", "blanks", "gbk", "gbk in windows-1252", "body only"],
)
def test_a_page_encoded_twice_is_decoded_twice(html: str) -> None:
    document = read(html)
    assert (document.text, document.title) == (TEXT, "关于做好防汛备汛工作的通知")
    assert "double_encoded" in document.repair
    assert document.quality == []


def test_what_a_reader_of_gbk_lost_of_utf_8_is_damage() -> None:
    document = read(UTF8.encode().decode("gbk", "replace"))
    assert "damaged" in document.quality
    assert document.text is not None and "经县政府同意，现将有关事项通知如下" in document.text
    assert "damaged" in read(UTF8.replace("防汛", "锟斤拷")).quality


@pytest.mark.parametrize(
    "line",
    [
        "Société Générale、Zürich、Ångström 先生——“naïve café”，“é”…访问。",
        "§1 ±5％ 30°C ×10 ·中点 £100 «été»",
        "Réunion à l’école «été» £10 ¡¢ " * 9,
    ],
)
def test_honest_latin_letters_are_left_alone(line: str) -> None:
    document = read(page(body=paragraphs((line, *PROSE))))
    assert document.text == f"{line.strip()}\n{TEXT}"
    assert (document.repair, document.quality) == ([], [])


@pytest.mark.parametrize(
    ("html", "charset", "included"),
    [
        (UTF8, "utf-8", FOOTER.encode("gbk")),
        (UTF8, "utf-8", FOOTER.encode("gbk") * 4),
        (UTF8, "utf-8", "<p>版權所有：某某政府</p>".encode("big5")),
        (UTF8.replace('<meta charset="utf-8">', ""), "utf-8", FOOTER.encode("gbk")),
        (GBK, "gbk", FOOTER.encode()),
        (GBK, "gbk", FOOTER.replace("县", "x").encode()),
    ],
)
def test_a_footer_in_another_charset_does_not_decide_how_the_page_is_read(
    html: str, charset: str, included: bytes
) -> None:
    document = extract_document(html.replace(FOOTER, "@@").encode(charset).replace(b"@@", included), URL)
    assert (document.text, document.title) == (TEXT, "关于做好防汛备汛工作的通知")
    assert document.index_number == "014320105/2024-00012"
    assert document.quality == ["damaged"]


@pytest.mark.parametrize("lost", ["replace", "ignore"])
def test_what_a_reader_of_windows_1252_lost_of_utf_8_is_damage(lost: str) -> None:
    document = read(UTF8.encode().decode("cp1252", lost))
    assert document.quality == ["damaged"]
    assert document.text is not None and "现将有关事项通知如下" in document.text


def test_one_lost_character_of_western_words_is_no_double_encoding() -> None:
    words = "Société g\ufffdnérale, Ärzte, naïve, déjà vu, ½ Ø20 £5"
    document = read(page(body=paragraphs((*PROSE, words))))
    assert document.text == f"{TEXT}\n{words}"
    assert "double_encoded" not in document.repair
