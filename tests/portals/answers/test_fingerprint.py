"""The same answer to many rows has one identity."""

from __future__ import annotations

from gkcrawl.portals.answers.fingerprint import calls_itself, is_printed, reading_identity, text_identity
from tests.extract.pages import page, read


def test_times_and_numbers_do_not_count() -> None:
    message = "系统正在维护之中，请您稍后再来访问本网站，给您带来不便敬请谅解。编号 {}"
    assert text_identity(message.format(1280)) == text_identity(message.format(77))
    assert text_identity("系统繁忙") != text_identity("页面不存在")


def test_what_a_document_has() -> None:
    document = read(page())
    assert is_printed(document)
    assert calls_itself(document, "关于做好防汛备汛工作的通知")
    assert reading_identity(document) != reading_identity(read(page(title="关于开展清淤工作的通知")))
