"""Who signs and when: the first signature below the text, not what follows it. All documents are invented."""

import pytest

from gkcrawl.extract.fields.signature import find_signature, signature_ends
from tests.extract.pages import PROSE, page, paragraphs, read

TEXT = PROSE[:4]
OFFICE, SIGNED = PROSE[4:]
WATER, FINANCE = "绵阳市涪城区水利局", "绵阳市涪城区财政局"
ARTICLES = tuple(f"第{number}条 各单位应当落实防汛任务，明确责任人。" for number in range(1, 30))
INNER = (
    "绵阳市水利局关于做好防汛工作的通知",
    "各县（区）水利局：",
    "请认真组织实施，按期完成任务。",
    "绵阳市水利局",
    "2024年3月1日",
)


def signed(*lines: str, title: str = "关于做好防汛备汛工作的通知") -> tuple[str | None, str | None]:
    """成文日期 and agency of a page whose text ends in ``lines``."""
    document = read(page(body=paragraphs((*TEXT, *lines)), title=title))
    assert document.text
    assert all(line in document.text for line in lines if "\u3000" not in line)
    return document.written_date, document.agency


@pytest.mark.parametrize(
    "below",
    [
        ("绵阳市涪城区水利局办公室　　2024年3月18日印发",),
        ("（此件公开发布）", "抄送：区委办公室，区人大常委会办公室。", "绵阳市涪城区水利局办公室 2024年3月20日印发"),
        ("绵阳市涪城区水利局办公室", "2024年3月18日印发", "（共印50份）"),
        ("抄送：区委办公室。", "绵阳市涪城区水利局办公室", "2024年3月18日", "印发"),
        ("印发机关：绵阳市涪城区水利局办公室", "印发日期：2024年3月18日"),
        ("附件1", "责任人名单", "绵阳市涪城区防汛办", "2024年2月1日"),
        ("附件：", "涪城区防汛方案", *ARTICLES, "绵阳市涪城区防汛办", "2024年2月1日"),
        ("涪城区防汛办法", "第一章 总则", *ARTICLES),
        ("工作专班通讯录", *(f"张{n} 0816-200000{n}" for n in range(9)), "绵阳市涪城区防汛办", "2024年2月1日"),
        INNER,
    ],
    ids=lambda below: below[0],
)
def test_what_follows_the_signature_does_not_sign(below: tuple[str, ...]) -> None:
    assert signed(WATER, "2024年3月15日", *below) == ("2024-03-15", WATER)


@pytest.mark.parametrize(
    "lines",
    [
        ("绵阳市涪城区水利局办公室　　2024年3月18日印发",),
        ("抄送：区委办公室。", "绵阳市涪城区水利局办公室 2024年3月18日"),
        ("附件1", "责任人名单", "绵阳市涪城区防汛办", "2024年2月1日"),
        (WATER, "2024年3月", "附件1", "责任人名单", "绵阳市涪城区防汛办", "2024年2月1日"),
    ],
    ids=lambda lines: lines[0],
)
def test_nothing_but_the_signature_dates_a_document(lines: tuple[str, ...]) -> None:
    assert signed(*lines)[0] is None


def test_an_inner_document_does_not_sign_for_who_passes_it_on() -> None:
    title = "关于转发《绵阳市水利局关于做好防汛工作的通知》的通知"
    assert signed(WATER, "2024年3月15日", *INNER, title=title) == ("2024-03-15", WATER)
    assert signed(*INNER, title=title)[0] is None
    assert signed(WATER, "2024年3月15日", *INNER, title="批转市水利局关于防汛工作意见的通知") == ("2024-03-15", WATER)


@pytest.mark.parametrize(
    "lines",
    [
        (f"{WATER}　{FINANCE}",),
        (f"{WATER}&emsp;{FINANCE}&emsp;绵阳市涪城区农业农村局",),
        (f"{WATER}、{FINANCE}",),
        (f"{WATER}（盖章）　{FINANCE}（盖章）",),
        (f"{WATER}{FINANCE}",),
        (WATER, FINANCE),
        ("绵 阳 市 涪 城 区 水 利 局",),
        ("绵 阳 市 涪 城 区 水 利 局　　绵 阳 市 涪 城 区 财 政 局",),
        (f"发文单位（盖章）：{WATER}",),
        (WATER, "联系人：张三　电话：0816-2000000"),
    ],
    ids=lambda lines: lines[0],
)
def test_of_several_signers_the_first_is_the_agency(lines: tuple[str, ...]) -> None:
    document = read(page(body=paragraphs((*TEXT, *lines, "2024年3月15日"))))
    assert (document.written_date, document.agency) == ("2024-03-15", WATER)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("国家税务总局　绵阳市涪城区税务局", "国家税务总局绵阳市涪城区税务局"),
        ("绵阳市涪城区人民政府　办公室", "绵阳市涪城区人民政府办公室"),
        ("绵阳市涪城区文化和旅游局", "绵阳市涪城区文化和旅游局"),
        ("绵阳市涪城区规划与自然资源局", "绵阳市涪城区规划与自然资源局"),
        ("绵阳市公安局　涪城区分局", "绵阳市公安局涪城区分局"),
    ],
)
def test_blanks_and_joining_words_inside_one_name(line: str, agency: str) -> None:
    assert signed(line, "2024年3月15日")[1] == agency


def test_a_document_about_another_one_is_signed_at_its_end() -> None:
    lines = ("青禾县防汛办法", "本办法共五章，自2024年5月1日起施行。", WATER, "2024年3月15日")
    assert signed(*lines, title="关于《青禾县防汛办法》的起草说明") == ("2024-03-15", WATER)
    assert signed(*lines, title="关于印发《青禾县防汛办法》的通知")[0] is None


def test_a_printing_record_below_the_container_dates_nothing() -> None:
    record = "<div>印发机关：青禾县人民政府办公室</div><div>印发日期：2024年3月18日</div>"
    assert read(page().replace('<div class="footer">', f'{record}<div class="footer">')).written_date == "2024-03-15"
    box = "<table><tr><td>索引号</td><td>K1/2024-3</td><td>发文机关</td><td>县水务局</td><td>印发日期</td><td>2024-03-18</td></tr></table>"
    assert read(page(box, paragraphs(TEXT))).written_date == "2024-03-18"


def test_cells_of_a_table_may_sign() -> None:
    cells = f"<tr><td>{WATER}</td><td>{FINANCE}</td></tr><tr><td>2024年3月15日</td><td>2024年3月15日</td></tr>"
    document = read(page(body=paragraphs(TEXT) + f"<table>{cells}</table>"))
    assert (document.written_date, document.agency) == ("2024-03-15", WATER)


@pytest.mark.parametrize(
    "above",
    [
        ("附件：1.责任清单", "2.物资清单", "（联系人：张三，电话：0816-2000000）"),
        ("附件", "1.责任清单.doc"),
        ("附件1 责任清单", "附件2 物资清单"),
        ("时间安排", "绵阳市涪城区教育局", "2024年4月1日", "绵阳市涪城区民政局", "2024年4月2日", "请按时参加。"),
        ("附则", "本规定由区水利局负责解释。"),
        ("抄送：区委办公室",),
    ],
    ids=lambda above: above[0],
)
def test_what_may_stand_above_a_signature(above: tuple[str, ...]) -> None:
    assert signed(*above, WATER, "2024年3月15日") == ("2024-03-15", WATER)


def test_a_decree_is_dated_by_who_holds_the_office() -> None:
    lines = ("《青禾县防汛办法》已经县政府常务会议通过，现予公布。", "县　长：张三", "2024年3月15日", "青禾县防汛办法")
    signature = find_signature("\n".join((*lines, *ARTICLES)))
    assert signature is not None
    assert (signature.signers, signature.date, signature.sure) == (("县　长：张三",), "2024年3月15日", True)


def test_names_below_their_date() -> None:
    assert signed("2024年3月15日", WATER, FINANCE) == ("2024-03-15", WATER)


def test_heads_of_a_document_are_no_signature() -> None:
    head = ("青禾县人民政府办公室", "关于做好防汛工作的通知", "（2024年3月10日）")
    signature = find_signature("\n".join((*head, *TEXT, OFFICE, SIGNED)))
    assert signature is not None
    assert (signature.signers, signature.date) == ((OFFICE,), SIGNED)


@pytest.mark.parametrize(
    ("lines", "count"),
    [((OFFICE, SIGNED, "相关阅读"), 2), ((SIGNED,), 0), ((OFFICE, "2024-03-15"), 0), (("上一篇：无", SIGNED), 0)],
)
def test_a_signature_outside_the_container(lines: tuple[str, ...], count: int) -> None:
    assert signature_ends(lines) == count


def test_an_agency_that_a_sentence_goes_by_does_not_sign() -> None:
    torn = ("根据青河市水利局", "2024年3月1日", "召开的会议精神，现将有关要求明确如下，请认真执行。")
    assert signed(*TEXT, *torn, WATER, "2024年3月15日") == ("2024-03-15", WATER)
