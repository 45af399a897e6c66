"""Values that scripts write behind their labels: what the page shows counts. All pages are invented (gkcrawl/extract/fields/script_values.py)."""

import pytest

from gkcrawl.document import Document
from gkcrawl.extract.fields.script_values import write_script_values
from gkcrawl.extract.page.page import Page
from gkcrawl.extract.page.script_words import value_words, written_words
from tests.extract.pages import PROSE, page, paragraphs, read

OLD_URL = "https://www.qinghe.gov.cn/zwgk/201705/t20170520_7001.html"


def shown(header: str, head: str = "", body: str = "") -> Document:
    """A page with ``header`` above its title; ``[[…]]`` is a script."""
    header, head, body = (part.replace("[[", "<script>").replace("]]", "</script>") for part in (header, head, body))
    document = read(page(header, body, head=head), OLD_URL)
    assert document.text == "\n".join(PROSE)
    return document


@pytest.mark.parametrize(
    "header",
    [
        """<p>发布时间：
           [[var d='2024-03-18'; if (d != null && d != "") { document.write(d); }]]
           字体：<b>小</b></p>""",
        "<div>发布时间：<br>[[document.write('2024-03-18')]]</div>",
        "<div>发布时间：</div><div>[[document.write('2024-03-18')]]</div>",
        "<p>发布时间：[[document.write('<b>' + '2024' + '-03-18</b>')]]</p>",
        "<p>发布时间：[[var t='2024-03-18 09:30'; document.write(t.split(' ')[0]);]]</p>",
        "<p>发布时间：[[showTime('2024-03-18')]] 浏览：[[hits('7001')]]</p>",
        "<p>发布时间：[[try { write(later('2024-03-18')) } catch (e) { }]]</p>",
        "<p>发布时间：<span id=day></span></p>[[document.getElementById('day').innerHTML = '2024-03-18';]]",
        "<p>发布时间：<i id=day>…</i></p>[[$(function () { var d='2024-03-18'; $('#day').text(d); })]]",
        "<p>发布时间：<i id=day></i></p>[[var a={day: '2024-03-18'}; $('#day').html(a.day.substr(0, 10));]]",
        "<div>[[document.write('发布时间：2024-03-18　浏览：12次')]]</div>",
    ],
)
def test_a_date_written_behind_its_label_comes_before_the_one_in_the_address(header: str) -> None:
    assert shown(header).published_date == "2024-03-18"


def test_a_variable_of_another_script() -> None:
    head = "[[var pubtime = '2024-03-18', id = 7001;]]"
    assert shown("<p>发布日期：[[document.write(pubtime)]]</p>", head).published_date == "2024-03-18"


BOX = {"索引号": "008395167/2024-00012", "发文机关": "县政府办公室", "成文日期": "2024年3月15日"}


@pytest.mark.parametrize(
    "form",
    [
        "<table>{}</table>|<tr><td>{}：</td><td>{}</td></tr>",
        "<dl>{}</dl>|<dt>{}</dt><dd>{}</dd>",
        "<ul>{}</ul>|<li><b>{}：</b>{}</li>",
    ],
)
def test_every_field_of_a_box(form: str) -> None:
    whole, row = form.split("|")
    rows = (row.format(label, f"[[var s='{value}';if(s!=''){{document.write(s);}}]]") for label, value in BOX.items())
    document = shown(whole.format("".join(rows)))
    assert (document.index_number, document.issuer) == ("008395167/2024-00012", "县政府办公室")
    assert (document.written_date, document.other_labels) == ("2024-03-15", {})


def test_values_below_a_row_of_labels() -> None:
    heads = "".join(f"<th>{label}</th>" for label in BOX)
    cells = "".join(f"<td>[[document.write('{value}')]]</td>" for value in BOX.values())
    document = shown(f"<table><tr>{heads}</tr><tr>{cells}</tr></table>")
    assert (document.index_number, document.issuer) == ("008395167/2024-00012", "县政府办公室")


@pytest.mark.parametrize(
    "header",
    [
        "<p>发布日期：[[document.write('2001-01-01')]]2024-03-18</p>",
        "<p>发布日期：2024-03-18 浏览：[[document.write('2001-01-01')]]次</p>",
        "<p>2024-03-18 来源：[[getSource('7001')]] 字体：小</p>",
        "<p>[[document.write('2026年11月28日 星期六')]]</p><p>发布日期：2024-03-18</p>",
        "<p>发布日期：2024-03-18 来源：<span id=from></span> 字体：小</p>[[$('#other').html('县水务局')]]",
        "<p>发布日期：2024-03-18 来源：[[var s=''; if (s != '') { document.write(s) }]] 字体：小</p>",
    ],
)
def test_what_a_script_writes_elsewhere_is_no_value(header: str) -> None:
    document = shown(header)
    assert (document.published_date, document.source) == ("2024-03-18", None)


def test_words_of_scripts_in_the_body_stay_out_of_the_text() -> None:
    body = paragraphs(PROSE[:-2]) + "[[document.write('转发本文')]]" + paragraphs(PROSE[-2:])
    assert shown("", body=body).published_date == "2017-05-20"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("var s=''; if (s == '') { document.write('本站') } else { document.write(s) }", "本站"),
        ("var s='县水务局'; if (s) document.write(s)", "县水务局"),
        ("if (unknown == '') { document.write('无') } else { document.write('有') }", "有"),
        ("document.write('2024-03-18 09:30'.split(' ')[1])", "09:30"),
    ],
)
def test_conditions_and_pieces(code: str, words: str) -> None:
    assert written_words(code) == words


def test_an_expression_that_is_not_read_has_no_words() -> None:
    assert [value_words(code) for code in ("new Date()", "", "f(", "{}")] == ["", "", "", ""]


def test_the_page_itself_stays_as_it_came() -> None:
    came = Page(page("<p>发布时间：<script>document.write('2024-03-18')</script></p>"), OLD_URL)
    written = write_script_values(came)
    shown, before = ("\n".join(line.text for line in one.layout.lines) for one in (written, came))
    assert "发布时间：2024-03-18" in shown and "2024-03-18" not in before
    assert [len(one.elements("script")) for one in (written, came)] == [1, 1]
    assert write_script_values(plain := Page(page(), OLD_URL)) is plain
