"""Contact data left out of published text (gkcrawl/publish/contacts.py)."""

from __future__ import annotations

import pytest

from gkcrawl.document import text_sha256
from gkcrawl.publish.contacts import Contacts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联系人：张三，13912345678。", "联系人：张三，【手机号码已隐去】。"),
        ("联系电话：61234567", "联系电话：【电话号码已隐去】"),
        ("邮箱zhang@example.gov.cn", "邮箱【电子邮箱已隐去】"),
        ("身份证号：32010619900101123X", "身份证号：【身份证号已隐去】"),
    ],
)
def test_a_mark_stands_in_the_place_of_a_number(text: str, expected: str) -> None:
    assert Contacts().text(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "拨打12345政务服务便民热线、110或12315",
        "热线400-800-1234",
        "共收到申请1234567件，投入13912345678元",
        "苏府办〔2024〕12号，2024年01月02日",
    ],
)
def test_public_short_numbers_counts_and_dates_stay(text: str) -> None:
    assert Contacts().text(text) == text


def test_values_of_all_depths_are_cleaned_and_numbers_of_documents_are_not() -> None:
    contacts = Contacts()
    row = {
        "id": "0512-61234567",
        "index_number": "0512-61234567",
        "url": "https://www.example.gov.cn/13912345678.html",
        "text": "电话0512-61234567",
        "text_sha256": text_sha256("电话0512-61234567"),
        "tables": [{"caption": None, "rows": [["联系人", "13912345678"]]}],
        "other_labels": {"联系方式": "0512-61234567"},
        "links": [{"url": "mailto:a@example.cn", "text": "来信"}, {"url": "http://a.cn/13912345678", "text": ""}],
    }
    made = contacts.cleaned(row)
    assert {name for name in row if made[name] == row[name]} == {"id", "index_number", "url"}
    assert made["tables"] == [{"caption": None, "rows": [["联系人", "【手机号码已隐去】"]]}]
    assert made["other_labels"] == {"联系方式": "【电话号码已隐去】"}
    assert [link["url"] for link in made["links"]] == ["mailto:【电子邮箱已隐去】", "http://a.cn/13912345678"]
    assert contacts.counts == {"phone": 2, "mobile": 1, "e_mail": 1}


def test_the_hash_is_of_the_text_as_published() -> None:
    """That of the text before would let anybody try out all numbers."""
    row = {"text": "手机13912345678", "text_sha256": text_sha256("手机13912345678")}
    made = Contacts().cleaned(row)
    assert made["text_sha256"] == text_sha256(made["text"])
    assert Contacts().cleaned({"text": None, "text_sha256": None}) == {"text": None, "text_sha256": None}
