"""Messages that come in place of a text."""

from __future__ import annotations

from gkcrawl.portals.answers.stand_in_words import longest_message, message_instead, says_instead
from gkcrawl.portals.answers.visible_text import VisibleText
from tests.portals.pages import page

TITLE = "关于做好防汛备汛工作的通知"


def test_a_page_about_maintenance_is_no_notice_about_floods() -> None:
    shown = VisibleText.read(page("<p>系统维护中，请稍后再访问。</p>"))
    found = message_instead(shown, TITLE)
    assert found is not None and found[0] == "maintenance"


def test_the_row_may_be_about_such_things_itself() -> None:
    assert message_instead(VisibleText.read(page("<p>系统维护中，请稍后再访问。</p>")), "关于系统维护的公告") is None


def test_a_long_text_is_no_message() -> None:
    assert says_instead("系统维护中" + "落实责任。" * longest_message(), TITLE) is None
