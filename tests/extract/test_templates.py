"""A box says the same in every markup, with every mark behind its labels, wherever a template puts it."""

from collections.abc import Callable

import pytest

from tests.extract.pages import FOOTER, NAV, PROSE, paragraphs, read

Markup = Callable[[str], str]
TITLE = "关于做好防汛备汛工作的通知"
# Labels as rarer templates print them; 办理部门 is one that no table knows.
CELLS = {
    "索 引 码": "014320105/2024-00012",
    "信息类别": "农业、林业、水利",
    "公开主体": "青禾县人民政府办公室",
    "成文时间": "2024-03-15",
    "发　文　号": "青政办发〔2024〕8号",
    "上网日期": "2024-03-18",
    "办理部门": "值班室",
    "时&nbsp;效&nbsp;性": "有效",
}


def _each(template: str, mark: str) -> str:
    return "".join(template.format(k=label + mark, v=value) for label, value in CELLS.items())


def _rows(row: str, cells: str, size: int, mark: str) -> str:
    pairs = [cells.format(k=label + mark, v=value) for label, value in CELLS.items()]
    return "".join(row.format("".join(pairs[at : at + size])) for at in range(0, len(pairs), size))


def _heads(mark: str) -> str:
    heads = "".join(f"<td>{label}{mark}</td>" for label in CELLS)
    values = "".join(f"<td>{value}</td>" for value in CELLS.values())
    return f"<table><tr>{heads}</tr><tr>{values}</tr></table>"


# Where labels and values stand in elements of their own, the mark may be missing.
APART: dict[str, Markup] = {
    "two cells": lambda mark: f"<table>{_each('<tr><td>{k}</td><td>{v}</td></tr>', mark)}</table>",
    "four cells": lambda mark: f"<table>{_rows('<tr>{}</tr>', '<td>{k}</td><td>{v}</td>', 2, mark)}</table>",
    "eight cells": lambda mark: f"<table>{_rows('<tr>{}</tr>', '<th>{k}</th><td>{v}</td>', 4, mark)}</table>",
    "heads above values": _heads,
    "terms": lambda mark: f"<dl>{_each('<dt>{k}</dt><dd>{v}</dd>', mark)}</dl>",
    "terms in lists": lambda mark: f"<div>{_each('<dl><dt>{k}</dt><dd>{v}</dd></dl>', mark)}</div>",
    "two spans": lambda mark: f"<ul>{_each('<li><span>{k}</span> <span>{v}</span></li>', mark)}</ul>",
    "two blocks": lambda mark: f"<div>{_each('<div><div>{k}</div><div>{v}</div></div>', mark)}</div>",
    "four blocks": lambda mark: f"<div>{_rows('<div>{}</div>', '<div>{k}</div><div>{v}</div>', 2, mark)}</div>",
    "label and paragraph": lambda mark: f"<ul>{_each('<li><label>{k}</label><p>{v}</p></li>', mark)}</ul>",
}
TOGETHER: dict[str, Markup] = {
    "one cell": lambda mark: f"<table>{_rows('<tr>{}</tr>', '<td><b>{k}</b>{v}</td>', 2, mark)}</table>",
    "items": lambda mark: f"<ul>{_each('<li>{k}{v}</li>', mark)}</ul>",
    "items with emphasis": lambda mark: f"<ul>{_each('<li><em>{k}</em>{v}</li>', mark)}</ul>",
    "comments": lambda mark: f"<ul>{_each('<li>{k}<!--begin-->{v}<!--end--></li>', mark)}</ul>",
    "paragraphs": lambda mark: f"<div>{_each('<p>{k}{v}</p>', mark)}</div>",
    "two in a paragraph": lambda mark: f"<div>{_rows('<p>{}</p>', '{k}{v}&emsp;&emsp;', 2, mark)}</div>",
    "breaks": lambda mark: f"<div>{_each('{k}{v}<br>', mark)}</div>",
    "one run": lambda mark: f"<div>{_each('{k}{v} | ', mark)}</div>",
}
PLACES = {
    "above the title": "{box}<h1>{title}</h1>{header}<div class='nr'>{body}</div>",
    "below the title": "<h1>{title}</h1>{header}{box}<div class='nr'>{body}</div>",
    "in the container": "<h1>{title}</h1>{header}<div class='TRS_Editor'>{box}{body}</div>",
    "below the body": "<h1>{title}</h1>{header}<div class='nr'>{body}</div>{box}",
    "below, in the container": "<h1>{title}</h1>{header}<div class='TRS_Editor'>{body}{box}</div>",
}
HEADER = "<div>来源：青禾日报　　发布时间：2024-03-18 09:30　　浏览次数：<span id='hits'></span></div>"
MARKS = ("：", " : ", "：&nbsp;")


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("markup", [*APART, *TOGETHER])
def test_a_box_is_read_and_kept_out_of_the_text(markup: str, place: str) -> None:
    for mark in (*MARKS, "") if markup in APART else MARKS:
        box = (APART | TOGETHER)[markup](mark)
        main = place.format(box=box, title=TITLE, header=HEADER, body=paragraphs())
        document = read(
            f"<title>{TITLE}_青禾县人民政府</title><body>{NAV}<div class='main'>{main}</div>{FOOTER}",
            "https://www.qinghe.gov.cn/info/1024/7001.htm",
        )
        assert document.text == "\n".join(PROSE), mark
        assert document.title == TITLE
        assert document.index_number == "014320105/2024-00012", mark
        assert document.topic == "农业、林业、水利", mark
        assert document.issuer == "青禾县人民政府办公室", mark
        assert document.written_date == "2024-03-15", mark
        assert document.document_number == "青政办发〔2024〕8号", mark
        assert (document.published_date, document.published_time) == ("2024-03-18", "09:30"), mark
        assert document.validity == "有效", mark
        assert document.source == "青禾日报", mark
