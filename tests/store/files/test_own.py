"""Which file is the document itself: strict, because an annex must not give the document's number."""

from __future__ import annotations

import pytest

from gkcrawl.store.files.own import KnownFile, own_file

TITLE = "示例市水务局关于印发防汛预案的通知"
LONG = "各县人民政府，市直有关部门：为做好防汛工作，现将防汛预案印发给你们，请结合实际认真贯彻执行。" * 3


def file(name: str, title: str | None = None, format: str = "pdf") -> KnownFile:
    return KnownFile(
        url=f"https://www.example.gov.cn/{name}", name=name, title=title, format=format, reading_sha256="a"
    )


@pytest.mark.parametrize(
    ("text", "files"),
    [
        (None, [file("附件.pdf")]),
        ("见附件", [file("附件1.pdf", "别的标题")]),
        (None, [file("通知.ofd"), file("通知.pdf")]),
        (None, [file(f"{TITLE}.pdf"), file("申请表.doc")]),
        (LONG, [file("a.pdf", TITLE)]),
        (LONG, [file("关于印发防汛预案的通知.pdf")]),
        (LONG, [file("a.pdf", "示例省示例市水务局 关于印发《防汛预案》的通知")]),
    ],
)
def test_a_file_is_the_document(text: str | None, files: list[KnownFile]) -> None:
    assert own_file(TITLE, text, files) is files[0]


@pytest.mark.parametrize(
    ("text", "files"),
    [
        (None, []),
        (None, [file("正文.pdf"), file("申请表.doc")]),
        (LONG, [file("附件.pdf")]),
        (LONG, [file("防汛预案.pdf", "防汛预案")]),
        (LONG, [file(f"附件：{TITLE}.pdf")]),
        (LONG, [file("的通知.pdf")]),
        (LONG, [file("a.pdf", f"转发{TITLE}")]),
        (None, [file(f"{TITLE}.zip", format="zip")]),
    ],
)
def test_no_file_is_the_document(text: str | None, files: list[KnownFile]) -> None:
    assert own_file(TITLE, text, files) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("示例市水务局转发省水利厅通知", "省水利厅关于防汛的通知.pdf"),
        ("《防汛预案》政策解读", "防汛预案.pdf"),
        ("关于报送材料的公告", "报名表.xls"),
    ],
)
def test_the_only_file_of_a_page_may_be_another_document(title: str, name: str) -> None:
    assert own_file(title, "见附件", [file(name)]) is None


def test_a_form_that_is_published_is_the_document() -> None:
    form = file("附件.doc", "企业登记表")
    assert own_file("企业登记表", "见附件", [form]) is form


def test_what_was_passed_on_is_another_document() -> None:
    passed_on = file("省水利厅关于防汛的通知.pdf", "省水利厅关于防汛的通知")
    assert own_file("示例市水务局转发省水利厅关于防汛的通知", LONG, [passed_on]) is None


def test_a_file_that_was_not_read_says_nothing() -> None:
    assert own_file(TITLE, None, [KnownFile(url="https://www.example.gov.cn/1.pdf", name="1.pdf")]) is None


def test_what_ocr_has_read_is_believed_less() -> None:
    plain, recognised = (KnownFile(url="", name=None, flags=flags) for flags in ("[]", '["ocr"]'))
    assert plain.confidence > recognised.confidence > 0
