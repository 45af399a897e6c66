"""What CSS hides is no text; line breaks that CSS keeps are lines (gkcrawl/extract/page/styles.py)."""

import pytest

from tests.extract.pages import PROSE, page, paragraphs, read

SPAM = "某某娱乐城<a href='http://x.example'>送彩金</a>"
LINES = "\n　　".join(PROSE)
SHEET = (
    "<style>/* .none{} */ .typed, #t{white-space:pre-line} .far{position:absolute;left:-10000px}"
    " @media print{.TRS_Editor{font-size:0;position:absolute;left:-9999px}}</style>"
)


def between(markup: str) -> str | None:
    return read(page(body=paragraphs(PROSE[:4]) + markup + paragraphs(PROSE[4:]), head=SHEET)).text


@pytest.mark.parametrize(
    "style",
    [
        "position:absolute;left:-9999px;top:-9999px",
        "position: absolute; top: -100em",
        "position:fixed;right:-1000px",
        "text-indent:-9999px",
        "margin-left:-5000px",
        "font-size:0",
        "FONT-SIZE : 0px !important",
        "font:0/0 a",
        "height:0;overflow:hidden",
        "width:1px;height:1px;overflow:hidden",
        "opacity:0",
        "color:#fff;background:#fff",
        "position:absolute;clip:rect(0 0 0 0)",
        "transform:translateX(-9999px)",
        "visibility:collapse",
    ],
)
@pytest.mark.parametrize("tag", ["div", "p", "span"])
def test_text_that_no_reader_sees_is_left_out(tag: str, style: str) -> None:
    assert between(f"<{tag} style='{style}'>{SPAM}</{tag}>") == "\n".join(PROSE)


@pytest.mark.parametrize(
    "markup",
    [
        f"<p class=gone>{SPAM}</p><style>p.gone{{text-indent:-9999px}}</style>",
        f"<marquee height=1 width=4>{SPAM}</marquee>",
        f"<div class=far>{SPAM}</div>",
        f"<template>{SPAM}</template>",
    ],
)
def test_a_sheet_and_a_marquee_hide_as_well(markup: str) -> None:
    assert between(markup) == "\n".join(PROSE)


@pytest.mark.parametrize(
    "style",
    [
        "text-indent:-28pt;margin-left:28pt",
        "position:relative;left:-5px",
        "position:absolute;left:50%;margin-left:-1000px;width:2000px",
        "height:500px;overflow:hidden",
        "height:0",
        "opacity:.9",
        "font-size:.9em",
        "color:#fff;background:#c00",
        "color:#fff",
        "transform:translateX(-50%)",
    ],
)
def test_text_that_is_set_off_is_seen(style: str) -> None:
    assert read(page(body=f"<div style='{style}'>{paragraphs()}</div>")).text == "\n".join(PROSE)


def test_letters_of_no_size_hide_nothing_that_has_a_size_of_its_own() -> None:
    sized = paragraphs().replace("<p>", "<p style='font-size:16px'>")
    assert read(page(body=f"<div style='font-size:0'>{sized}</div>")).text == "\n".join(PROSE)
    classed = paragraphs().replace("<p>", "<p class=MsoNormal>")
    assert read(page(body=f"<div style='font-size:0'>{classed}</div>")).text == "\n".join(PROSE)


@pytest.mark.parametrize("style", ["display:none", "opacity:0", "height:0;overflow:hidden"])
def test_the_only_body_is_read_though_a_script_has_yet_to_show_it(style: str) -> None:
    html = page().replace('<div class="TRS_Editor">', f"<div class='TRS_Editor' style='{style}'>")
    document = read(html)
    assert document.text == "\n".join(PROSE)
    assert document.provenance["text"].locator == "hidden .TRS_Editor"


@pytest.mark.parametrize(
    "markup",
    [
        f"<pre>\n{LINES}</pre>",
        f"<pre style='white-space:pre-wrap'><span>{LINES}</span><br>\n</pre>",
        f"<xmp>{LINES}</xmp>",
        f"<p style='white-space: pre-line'>{LINES}</p>",
        f"<span style='white-space:break-spaces'>{LINES}</span>",
        f"<div class=typed>{LINES}</div>",
        f"<div id=t>{LINES}</div>",
        f"<textarea readonly>{LINES}</textarea>",
        "<pre>" + LINES.replace("\n", "\r\n") + "</pre>",
    ],
)
def test_kept_line_breaks_are_lines(markup: str) -> None:
    document = read(page(body=markup, head=SHEET))
    assert document.text == "\n".join(PROSE)
    assert document.written_date == "2024-03-15"


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{LINES}</p>",
        f"<pre style='white-space:normal'>{LINES}</pre>",
        f"<div style='white-space:pre-wrap'><p style='white-space:normal'>{LINES}</p></div>",
        f"<div style='white-space:nowrap'>{LINES}</div>",
    ],
)
def test_line_breaks_of_the_source_are_none(markup: str) -> None:
    assert read(page(body=markup)).text == "".join(PROSE)


def test_inline_elements_set_apart_are_lines() -> None:
    spans = "".join(f"<span style='display:block;text-align:right'>{line}</span>" for line in PROSE)
    document = read(page(body=f"<div style='font-size:16px'>{spans}</div>"))
    assert document.text == "\n".join(PROSE)
    assert document.written_date == "2024-03-15"


@pytest.mark.parametrize("display", ["inline", "inline-block", "inline-flex"])
def test_inline_elements_in_a_line_part_nothing(display: str) -> None:
    split = "".join(f"<p>{line[:4]}<span style='display:{display}'>{line[4:]}</span></p>" for line in PROSE)
    assert read(page(body=split)).text == "\n".join(PROSE)
