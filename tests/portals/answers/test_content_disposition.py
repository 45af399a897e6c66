"""Names of files in Content-Disposition, as Java, .NET, PHP and nginx send them."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from gkcrawl.portals.answers.content_disposition import disposition_name

NAME = "区政府2021年年度报告.doc"


def as_latin(charset: str) -> str:
    """What a reader that knows no better makes of raw bytes in ``charset``."""
    return NAME.encode(charset).decode("latin-1")


@pytest.mark.parametrize(
    "header",
    [
        f'attachment; filename="{NAME}"',
        f'attachment; filename="{as_latin("gbk")}"',
        f"attachment;filename={as_latin('gbk')}",
        f'attachment; filename="{as_latin("utf-8")}"',
        f'inline; filename="{quote(NAME)}"',
        f'attachment; filename="{quote(NAME, encoding="gbk")}"; size=1',
        f"attachment; filename*=UTF-8''{quote(NAME)}",
        f"attachment; filename*=utf-8'zh-CN'{quote(NAME)}; filename=\"report.doc\"",
        f"attachment; filename=\"____.doc\"; filename*=gb18030''{quote(NAME, encoding='gb18030')}",
        f"attachment; filename*=UTF-8''{quote(NAME, encoding='gbk')}",
        "attachment; filename==?UTF-8?B?5Yy65pS/5bqcMjAyMeW5tOW5tOW6puaKpeWRii5kb2M=?=",
        f'Attachment; FileName="C:\\upload\\{NAME}"',
        f"attachment; filename='{NAME}'",
    ],
)
def test_the_name_is_read_in_whatever_way_it_is_written(header: str) -> None:
    assert disposition_name(header) == NAME


@pytest.mark.parametrize("header", ["", "attachment", "inline; size=3", 'attachment; filename=""', "x-filename=a.doc"])
def test_no_name_is_none(header: str) -> None:
    assert disposition_name(header) is None


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('attachment; filename="100%.xls"', "100%.xls"),
        ('attachment; filename="a;b.doc"', "a;b.doc"),
        ("attachment; filename=plan (2).doc; size=9", "plan (2).doc"),
        ("attachment; filename*=nothing-known''a.pdf", "a.pdf"),
        ('attachment; filename="=?broken.doc"', "=?broken.doc"),
    ],
)
def test_odd_names_are_left_as_they_are(header: str, name: str) -> None:
    assert disposition_name(header) == name
