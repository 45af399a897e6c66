"""Every label of the table, in header lines and metadata boxes: nothing of it in the text, its value in its field.

And every line of a document that begins with such a word, which stays text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkcrawl.data import rows
from tests.extract.pages import page, paragraphs, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkcrawl.document import Document

    Pairs = tuple[tuple[str, str], ...]

LINES = ("各镇、街道：", "现将防汛备汛事项通知如下，请认真贯彻，确保安全度汛。", "各村要落实责任制，明确到人。")
TEXT = "\n".join(LINES)
LABELS = {row["label"]: row for row in rows("labels")}
# Labels and values of a box around the one that is tested; those of other fields are taken.
AROUND = (("发文部门", "县水利局"), ("时效性", "有效"), ("主题分类", "水利"))

BOXES: dict[str, Callable[[Pairs], str]] = {
    "rows": lambda pairs: f"<table>{''.join(f'<tr><td>{a}</td><td>{b}</td></tr>' for a, b in pairs)}</table>",
    "heads": lambda pairs: f"<table>{''.join(f'<tr><th>{a}：</th><td>{b}</td></tr>' for a, b in pairs)}</table>",
    "cells": lambda pairs: f"<table><tr>{''.join(f'<td>{a}</td><td>{b}</td>' for a, b in pairs)}</tr></table>",
    "terms": lambda pairs: f"<dl>{''.join(f'<dt>{a}</dt><dd>{b}</dd>' for a, b in pairs)}</dl>",
    "items": lambda pairs: f"<ul>{''.join(f'<li><b>{a}：</b><span>{b}</span></li>' for a, b in pairs)}</ul>",
    "blocks": lambda pairs: "".join(f"<div><span>{a}</span><span>{b}</span></div>" for a, b in pairs),
    "paragraphs": lambda pairs: "".join(f"<p>{a}：{b}</p>" for a, b in pairs),
}
HEADERS = (
    "<p>发布日期：2024-03-18　{label}：{value}　浏览次数：<i id=hits></i></p>",
    "<p><b>{label}</b>：{value}　浏览次数：<i id=hits></i></p>",
    "<p>【{label}】{value}　发布日期：2024-03-18</p>",
)


def value_of(document: Document, label: str) -> object:
    """What the document has under the field of a label."""
    field = LABELS[label]["field"]
    if field in ("disclosure", "other"):
        return ((document.disclosure if field == "disclosure" else document.other_labels) or {}).get(label)
    value = getattr(document, field)
    return value[0] if field == "keywords" and value else value


def standing(place: str) -> list[str]:
    return [label for label, row in LABELS.items() if place in row["places"].split()]


@pytest.mark.parametrize("label", standing("line"))
def test_a_label_of_a_header_line_is_read_and_leaves_nothing(label: str) -> None:
    row = LABELS[label]
    for header in HEADERS:
        document = read(page(body=header.format(label=label, value=row["example"]) + paragraphs(LINES)))
        assert document.text == TEXT, header
        if row["field"] not in ("chrome", "title"):
            assert value_of(document, label) == row["example"], header


# A header of a label a line, between two that no document begins with; 文号 and the like stand twice on none.
HEADERS_OF_LINES: dict[str, Callable[[Pairs], str]] = {
    "items": lambda pairs: f"<ul>{''.join(f'<li>{a}：{b}</li>' for a, b in pairs)}</ul>",
    "cells": lambda pairs: f"<table><tr>{''.join(f'<td>{a}：{b}</td>' for a, b in pairs)}</tr></table>",
    "breaks": lambda pairs: f"<p>{'<br>'.join(f'{a}：{b}' for a, b in pairs)}</p>",
    "terms": lambda pairs: f"<dl>{''.join(f'<dd>{a}：{b}</dd>' for a, b in pairs)}</dl>",
    "values below": lambda pairs: f"<p>{'<br>'.join(f'{a}：<br>{b}' for a, b in pairs)}</p>",
    "brackets": lambda pairs: "".join(f"<p>【{a}：{b}】</p>" for a, b in pairs),
}


@pytest.mark.parametrize("label", standing("line"))
def test_a_header_of_several_lines_is_read_and_leaves_nothing(label: str) -> None:
    row = LABELS[label]
    given = ("发布日期", "2024-03-18")
    for name, header in HEADERS_OF_LINES.items():
        document = read(page(body=header((given, (label, row["example"]), ("浏览次数", "7"))) + paragraphs(LINES)))
        assert document.text == TEXT, name
        if row["field"] not in ("chrome", "title"):
            assert value_of(document, label) == row["example"], name


@pytest.mark.parametrize(
    "line",
    ["时间：2024年3月28日", "主题：安全生产月", "审核：由县水务局会同县财政局办理。", "主办单位：县水务局；各镇。"],
)
def test_a_header_of_several_lines_ends_where_the_document_begins(line: str) -> None:
    header = "<p>发布日期：2024-03-18</p><p>来源：青禾日报</p>"
    document = read(page(body=header + paragraphs((line, *LINES))))
    assert (document.text, document.published_date, document.source) == (f"{line}\n{TEXT}", "2024-03-18", "青禾日报")


def test_whom_a_document_is_sent_to_is_no_value_of_an_empty_label() -> None:
    document = read(page(body=f"<p>发布日期：2024-03-18</p><p>来源：</p>{paragraphs(LINES)}"))
    assert (document.text, document.source) == (TEXT, None)


@pytest.mark.parametrize("label", [label for label, row in LABELS.items() if row["field"] == "source"])
def test_a_label_of_the_source_needs_no_colon_beside_one_that_has(label: str) -> None:
    document = read(page(body=f"<p>发布日期：2024-03-18　{label} 青禾日报</p>{paragraphs(LINES)}"))
    assert (document.source, document.published_date, document.text) == ("青禾日报", "2024-03-18", TEXT)


@pytest.mark.parametrize("container", ["TRS_Editor", "wording"])
@pytest.mark.parametrize("label", LABELS)
def test_a_label_of_a_box_is_read_and_leaves_nothing(label: str, container: str) -> None:
    row = LABELS[label]
    first, last, *_ = (pair for pair in AROUND if LABELS[pair[0]]["field"] != row["field"])
    for name, box in BOXES.items():
        html = page(body=box((first, (label, row["example"]), last)) + paragraphs(LINES))
        document = read(html.replace("TRS_Editor", container))
        assert document.text == TEXT, name
        if row["field"] not in ("chrome", "title"):
            assert value_of(document, label) == row["example"], name


@pytest.mark.parametrize("line", [row["counter_example"] for row in LABELS.values() if row["counter_example"]])
def test_a_line_of_the_document_that_begins_with_the_word_is_text(line: str) -> None:
    for container in ("TRS_Editor", "wording"):
        document = read(page(body=paragraphs((*LINES, line, LINES[1]))).replace("TRS_Editor", container))
        assert document.text == "\n".join((*LINES, line, LINES[1])), container


def test_a_label_stands_once() -> None:
    assert len(LABELS) == len(rows("labels"))


def test_an_annex_behind_a_date_is_no_header_line() -> None:
    lines = ("防汛值班表已经印发。", "2024年3月18日 附件：责任人名单", "各村领取。")
    assert read(page(body=paragraphs(lines))).text == "\n".join(lines)


def test_a_list_of_policies_is_no_box() -> None:
    lines = ("现公布政策清单", *("政策文号：青政发〔2024〕8号", "发文单位：县水利局") * 2, "请各镇对照落实。")
    assert read(page(body=paragraphs(lines))).text == "\n".join(lines)


@pytest.mark.parametrize("value", ["2023年12月7日 14:30-17:00", "2023年12月7日至8日", "2024年3月18日前"])
def test_a_period_at_the_head_of_a_container_dates_nothing(value: str) -> None:
    document = read(page(body=f"<p>时间：{value}</p>{paragraphs(LINES)}"), "https://www.qinghe.gov.cn/info/7.htm")
    assert (document.text, document.published_date) == (f"时间：{value}\n{TEXT}", None)
