"""Repair of disguised and damaged copies. All texts are invented; damage is done here the way mirrors do it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from gkcrawl.extract.copies.readings import characters, is_reading, without_tones
from gkcrawl.extract.copies.repair import Repaired, repair_text

COMMON = bytes(byte for lead in range(0xB0, 0xD7) for trail in range(0xA1, 0xFF) for byte in (lead, trail)).decode(
    "gb2312"
)
REPORT = (
    "云溪县人民政府办公室关于2019年政府信息公开工作的年度报告。我县认真贯彻落实有关规定，健全工作机制，"
    "规范公开程序，主动公开政府信息1024条，受理依申请公开12件，没有发生行政复议。下一步将加强组织领导，开展业务培训。"
)
TRADITIONAL = OpenCC("s2t").convert(REPORT)
READINGS = {
    char: syllable
    for syllable in ("guó", "xiàn", "kāi", "wù", "zhèng", "fǔ", "bào", "gào", "fā", "yè", "guī", "huì")
    for char in characters(syllable)
}


def annotate(text: str, form: str = "({})") -> str:
    """``text`` with the reading of every character that has one in READINGS behind it."""
    return "".join(char + (form.format(READINGS[char]) if char in READINGS else "") for char in text)


def annotate_bytes(text: str, notes: dict[str, str]) -> str:
    """Annotate as mirrors do: byte by byte, also where the bytes belong to two characters; then decode; what
    stands for the user-defined area of GBK vanishes."""
    data, out, at = text.encode("gbk"), bytearray(), 0
    table = {char.encode("gbk"): f"({note})" for char, note in notes.items()}
    marks: list[str] = []
    while at < len(data):
        pair = bytes(data[at : at + 2])
        out += pair[:1]
        if pair in table:
            out += pair[1:] + b"\x28\x01" + bytes([len(marks)]) + b"\x29"
            marks.append(table[pair][1:-1])
            at += 1
        at += 1
    shown = bytes(out).decode("gb18030", "replace").replace("\ufffd", "?")
    for number, mark in enumerate(marks):
        shown = shown.replace(f"\x01{chr(number)}", mark)
    return "".join(char for char in shown.replace("?\x28", "?") if not "\ue000" <= char <= "\uf8ff")


def test_clean_text_is_returned_unchanged() -> None:
    assert repair_text(REPORT) == Repaired(REPORT)


@pytest.mark.parametrize(
    "text",
    [
        "全年生产总值(GDP)增长5%，公路里程120(km)，附表(a)、(b)、（c）和(he)说明。" * 20,
        "“一站式”服务平台(platform)开通，应用(app)下载(an)见附件，联系邮箱info@@example.test。" * 3,
        "两岸经贸论坛：台湾《經濟發展與國際會議》一书作者来访，县委、县政府有关领导会见了客人，双方对合作发展进行了交流。",
        "涿(zhuō)州、荥(xíng)阳等地名的读音，" + REPORT * 4,
        "<p>" + REPORT + "</p><script>if(a){b(c)}else{f(e)}</script>" * 30,
        "",
        "(a)",
        "\ud800(he)(he)(he)",
    ],
)
def test_pages_with_brackets_glosses_or_a_traditional_name_are_left_alone(text: str) -> None:
    assert repair_text(text) == Repaired(text)


@pytest.mark.parametrize("form", ["({})", "( {})", "({} )", "（{}）"])
def test_readings_in_brackets_are_removed(form: str) -> None:
    assert repair_text(annotate(REPORT, form)) == Repaired(REPORT, ("pinyin_parens",))


def test_readings_without_tones_and_nested_ones_are_removed() -> None:
    noted = "".join(char + (f"({without_tones(READINGS[char])})" * 2 if char in READINGS else "") for char in REPORT)

    assert repair_text(noted) == Repaired(REPORT, ("pinyin_parens",))


def test_brackets_that_are_no_reading_stay_on_an_annotated_page() -> None:
    text = "单位：公里(km)，" + REPORT

    assert repair_text(annotate(text)).text == text


def test_traditional_script_is_undone_with_notes_and_recorded() -> None:
    assert repair_text(annotate(TRADITIONAL)) == Repaired(REPORT, ("pinyin_parens", "traditional_to_simplified"))


def test_characters_that_opencc_leaves_are_patched() -> None:
    text = TRADITIONAL + "政策谘詢衹有一個窗口，著力解決問題，檔案局負責，乾縣、瀋陽參加，著名企業"

    assert repair_text(text).text == REPORT + "政策咨询只有一个窗口，着力解决问题，档案局负责，乾县、沈阳参加，著名企业"


def test_words_of_taiwan_become_those_of_the_mainland() -> None:
    text = "縣政府入口網站的檔案以視窗方式開啟，資訊在網路提供，程式最佳化後列印。"

    assert repair_text(text) == Repaired(
        "县政府门户网站的文件以窗口方式打开，信息在网络提供，程序优化后打印。",
        ("traditional_to_simplified", "taiwan_vocabulary"),
    )


def test_filler_and_doubled_commas_are_removed() -> None:
    dirty = "@@".join(REPORT[at : at + 5] for at in range(0, len(REPORT), 5)).replace("，", "，,")

    assert repair_text(dirty) == Repaired(REPORT, ("filler", "punctuation"))


def test_lost_lead_byte_is_named_by_its_reading() -> None:
    text = annotate(TRADITIONAL) + "工作情況發(fā)?F(xiàn)問題，信息公_(kāi)。"

    repaired = repair_text(text)

    assert repaired.text == REPORT + "工作情况发现问题，信息公开。"
    assert repaired.repair == ("pinyin_parens", "lost_bytes", "traditional_to_simplified")
    assert repaired.damaged_spans == 0


def test_shifted_bytes_between_two_notes_are_put_back() -> None:
    # 變為: the second byte of 變 and the first one of 為 are the code of 優 (yōu).
    damage = annotate_bytes("逐步轉變為“日常公開”", {"優": "yōu", "開": "kāi"})
    assert "變?yōu)" in damage
    assert "為" not in damage

    repaired = repair_text(annotate(TRADITIONAL) + damage)

    assert repaired.text == REPORT + "逐步转变为“日常公开”"
    assert "lost_bytes" in repaired.repair
    assert repaired.damaged_spans == 1, "公 vanished and was told from the word 公开 only"


@pytest.mark.parametrize(
    ("damage", "sound"),
    [("新?shēng)r代", "新时代"), ("省教育?gōng)d", "省教育厅"), ("立德?kuì)淙寺鋵?shí)", "立德树人落实")],
)
def test_bytes_name_the_characters_without_any_guess(damage: str, sound: str) -> None:
    repaired = repair_text(annotate(TRADITIONAL) + damage)

    assert repaired.text == REPORT + sound
    assert repaired.damaged_spans == 0


def test_clause_after_a_lost_full_stop_is_put_back() -> None:
    assert (
        repair_text(annotate(TRADITIONAL) + "完成任務(wù)?，F(xiàn)將情況報告如下").text
        == REPORT + "完成任务。现将情况报告如下"
    )


@pytest.mark.parametrize("damage", ["?Q(zzz)", "共有?A(yī)条", "金額?椤叭(yī)元"])
def test_damage_that_cannot_be_undone_stays_and_is_counted(damage: str) -> None:
    repaired = repair_text(annotate(TRADITIONAL) + damage)

    assert repaired.damaged_spans >= 1
    assert "?" in repaired.text


def test_markup_stays_while_text_and_meta_contents_are_repaired() -> None:
    page = (
        '<html><head><meta name="ArticleTitle" content="{0}"><title>{0}</title></head><body><!-- 國(guó) -->'
        '<a href="/關於/t1_2.html" title="國">{0}</a><p class="國">{0}</p><script>var t="國(guó)會(huì)";</script></body></html>'
    )

    assert repair_text(page.format(annotate(TRADITIONAL))).text == page.format(REPORT)


def test_repair_says_whether_the_copy_was_disguised() -> None:
    assert repair_text(annotate(REPORT)).mirror
    assert not repair_text(TRADITIONAL).mirror
    assert not repair_text(REPORT).mirror


def test_readings_know_tones_and_neutral_spelling() -> None:
    assert is_reading("kai", "開")
    assert is_reading("kāi", "开")
    assert not is_reading("guan", "开")
    assert "現" in characters("xiàn")
    assert "限" in characters("xian")
    assert "先" not in characters("xiàn")
    assert without_tones("lǜ") == "lü"


@given(st.text(st.sampled_from(COMMON + "，。《》0123456789abc() \n"), max_size=300))
def test_simplified_text_is_returned_unchanged(text: str) -> None:
    assert repair_text(text).text == text


@given(st.text(st.sampled_from([char for char in "".join(READINGS) if char in COMMON]), min_size=10, max_size=200))
def test_annotated_text_round_trips(text: str) -> None:
    assert repair_text(annotate(text)).text == text


@given(
    st.lists(
        st.sampled_from(
            [
                REPORT[:30],
                TRADITIONAL[:40],
                annotate(TRADITIONAL[:40]),
                "@@",
                "，,",
                "?F(xiàn)",
                "?yōu)椤叭粘9_(kāi)",
                "?guī)椭笇?dǎo)",
                "<p>",
                "<!--",
                "國會務",
                "入口網站",
                "資訊",
                "(he)",
                "\x00",
                "\uffff",
            ]
        ),
        max_size=25,
    )
)
def test_repair_is_idempotent_and_never_raises(pieces: list[str]) -> None:
    once = repair_text("".join(pieces)).text

    assert repair_text(once).text == once
