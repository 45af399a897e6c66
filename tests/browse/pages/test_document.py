"""The page of a document (gkcrawl/browse/pages/document.py)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkcrawl.browse.asked import Asked
from gkcrawl.browse.pages import document
from gkcrawl.browse.pages.document import export, page
from gkcrawl.browse.words import Words
from gkcrawl.corpus.duplicates import find_duplicates
from gkcrawl.corpus.statistics import read_new
from gkcrawl.document import Attachment, FileTable, Link, Provenance, Region, Table
from gkcrawl.errors import ConfigError, NotFound
from tests.browse.pages.shown import html_of, said, tree
from tests.cli.test_statistics import applications
from tests.corpus.conftest import db, store
from tests.corpus.reports import a_report
from tests.store.corpus import MONDAY, TUESDAY, a_document, a_file, a_reading, find_gone, with_files
from tests.store.test_parts import compilation

if TYPE_CHECKING:
    from gkcrawl.store import Store

__all__ = ["db", "store"]

TEXT = "示例市水务局关于节水的通知\n各单位：\n项目\t数\n新收\t12\n示例市水务局\n2024年3月1日"
KNOWN: dict[str, Any] = {
    "kind": "notice",
    "title": "示例市水务局关于节水的通知",
    "text": TEXT,
    "agency": "示例市水务局",
    "region": Region(code="320100", name="示例市", level="city"),
    "written_date": "2024-03-01",
    "published_date": "2024-03-02",
    "disclosure": {"公开方式": "主动公开"},
    "tables": [Table(rows=[["项目", "数"], ["新收", "12"]])],
    "links": [Link(url="javascript:alert(1)", text="假"), Link(url="https://www.example.gov.cn/2", text="真")],
    "other_urls": ["https://mirror.example.com/1"],
    "quality": ["masked"],
    "provenance": {
        "title": Provenance(raw="示例市水务局关于节水的通知", method="header", confidence=0.95),
        "agency": Provenance(raw="示例市水务局", method="body", locator="signature", confidence=0.9),
        "written_date": Provenance(raw="2024年3月1日", method="body", locator="signature", confidence=0.8),
        "text": Provenance(raw=None, method="body", locator="div.TRS_Editor"),
    },
}
ID = a_document(1).id


def facts(html: str) -> dict[str, str]:
    return {row.get("data-field", ""): said(row) for row in tree(html).xpath("//table[@class='provenance']/tbody/tr")}


def test_fields_say_where_they_were_read_and_show_it_in_the_text(store: Store) -> None:
    store.write("r1", [a_document(1, **KNOWN)])
    html = html_of(page, store, ID)
    rows = facts(html)
    assert rows["written_date"] == (
        "Written written_date 2024-03-01 body signature · confidence 0.8 · printed as 2024年3月1日 · show where"
    )
    assert rows["issuer"] == "Issuer issuer unknown"
    assert rows["region"] == "Region region 示例市 320100 city"
    assert rows[""] == "公开方式 主动公开"
    marks = {mark.get("data-of"): said(mark) for mark in tree(html).xpath("//mark")}
    assert marks == {"title": KNOWN["title"], "agency": "示例市水务局", "written_date": "2024年3月1日"}
    (agency,) = tree(html).xpath("//p/mark[@id='in-agency']")
    assert agency.getparent().getnext() is not None, "the signature, which stands before the day"


def test_text_tables_links_flags_and_addresses(store: Store) -> None:
    store.write("r1", [a_document(1, **KNOWN)])
    html = html_of(page, store, ID)
    assert [said(row) for row in tree(html).xpath("//section[@id='text']/div//tr")] == ["项目 数", "新收 12"]
    assert "names or years are blanked out" in html
    assert "名称或年份被隐去" in html_of(page, store, ID, "zh")
    assert [a.get("href") for a in tree(html).xpath("//section[@id='text']//li//a")] == ["https://www.example.gov.cn/2"]
    (other,) = tree(html).xpath("//section[@id='addresses']//a")
    assert (other.get("href"), other.get("rel")) == ("https://mirror.example.com/1", "noreferrer noopener nofollow")


def test_a_former_version_is_marked_and_has_a_name_for_good(store: Store) -> None:
    store.write("r1", [a_document(1, text="旧文。", issuer="甲局")])
    store.write("r1", [a_document(1, text="新文。", issuer="乙局", fetched_at=TUESDAY)])
    former = html_of(page, store, ID, version="1")
    assert html_of(page, store, f"{ID}@1") == former.replace("?version=1&amp;lang", "?lang")
    assert "This is version 1, not the present version 2." in former and "旧文。" in former
    latest = html_of(page, store, ID)
    assert "This is version" not in latest and "新文。" in latest
    assert f"{ID}@2" in said(tree(latest).xpath("//section[@id='cite']")[0])
    assert f"/doc/{ID}/diff?first=1&amp;second=2" in latest
    assert "乙局" in said(tree(latest).xpath("//section[@id='versions']")[0])
    assert json.loads(export(store, Asked(words=Words("en"), path=f"{ID}@1")).body or "")["text"] == "旧文。"


def test_documents_are_found_as_elsewhere(store: Store) -> None:
    store.write("r1", [a_document(1)])
    assert html_of(page, store, ID[:8]) == html_of(page, store, ID) == html_of(page, store, a_document(1).url)
    for path, version in (("nothing", ""), (ID, "3"), (f"{ID}@9", "")):
        with pytest.raises(NotFound):
            html_of(page, store, path, version=version)
    for version in ("x", "9" * 30, "-1", "²"):
        with pytest.raises(ConfigError):
            html_of(page, store, ID, version=version)


def test_copies_parts_and_what_vanished_are_said_with_links(store: Store) -> None:
    whole, first, second = compilation(parts=2)
    store.write("r1", [a_report(1), a_report(2), whole, first, second])
    find_duplicates(store)
    find_gone(store, a_report(2).url, TUESDAY)
    copy = html_of(page, store, a_report(2).id)
    notices = [said(note) for note in tree(copy).xpath("//p[@class='notice']")]
    assert notices == [
        f"None of its addresses has answered since {TUESDAY}.",
        f"This document is a copy of another one (exact copy), which is the one kept: {a_report(1).id}",
    ]
    assert f'href="/doc/{a_report(2).id}"' in html_of(page, store, a_report(1).id)
    assert "part 2 of the 2 parts" in html_of(page, store, second.id)
    assert [a.get("href") for a in tree(html_of(page, store, whole.id)).xpath("//section[@id='parts']//a")] == [
        f"/doc/{first.id}",
        f"/doc/{second.id}",
    ]


def test_files_have_their_facts_text_and_tables(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "TEXT_SHOWN", 4)
    tables = [FileTable(sheet_or_page=2, rows=[["甲", "乙"]] * 3)]
    store.write("r1", [with_files(), a_file(), a_reading(text="扫描的正文。", pages=3, flags=["ocr"], tables=tables)])
    (file,) = tree(html_of(page, store, ID)).xpath("//article[@class='file']")
    shown = said(file)
    for part in ("1.pdf", "read", "application/pdf", "1,000", "a" * 64, "ocr", "扫描的正", "Sheet or page: 2", "甲 乙"):
        assert part in shown, part
    assert "The first 4 of 6 characters" in shown and "文。" not in shown


def test_numbers_stand_in_their_forms_with_failed_checks(store: Store) -> None:
    report = a_report(1, report_year=2023, tables=[Table(rows=applications(7))])
    store.write("r1", [report])
    assert "statistics" not in {one.get("id") for one in tree(html_of(page, store, report.id)).xpath("//section")}
    read_new(store)
    (section,) = tree(html_of(page, store, report.id)).xpath("//section[@id='statistics']")
    form, *_ = section.xpath(".//table")
    assert said(form.find("caption")) == "三、收到和处理政府信息公开申请情况"
    (head,) = [cell for cell in form.xpath(".//th[@scope='col']") if said(cell).startswith("总计")]
    assert (said(head), head.get("class")) == ("总计 !V1", "failed")
    assert [said(cell) for cell in form.xpath(".//tbody/tr[1]/*")] == ["本年新收政府信息公开申请数量", *"700000", "7"]
    assert "!V1 in each column: new + carried in = total + carried out (total): 7 ≠ 6" in said(section)
    store.write("r1", [a_report(1, ["改"], report_year=2023, fetched_at=TUESDAY)])
    assert not tree(html_of(page, store, report.id, version="1")).xpath("//section[@id='statistics']")


def test_a_document_of_which_little_is_known(store: Store) -> None:
    store.write("r1", [a_document(1, title=None, text=None, attachments=[Attachment(url="ftp://x/a.doc")])])
    html = html_of(page, store, ID)
    assert "(no title)" in html and "No text" in html and "No response is archived." in html
    assert "ftp://x/a.doc" in html and 'href="ftp' not in html


HOSTILE = st.one_of(
    st.text(),
    st.sampled_from(
        [
            "</script><script>alert(1)</script>",
            "\"'><img src=x onerror=alert(1)>",
            "</textarea></title></style></pre><svg/onload=alert(1)>",
            "{{ 7 * 7 }}{% raw %}",
            "\u202e\u2066fdp.exe\x00\x1b[31m\x07\r",
            "]]><!--",
            "&lt;b&gt;&#x3c;script&#x3e;",
            "javascript:alert(1)",
        ]
    ),
)
SHAPE = "script style img svg b textarea".split()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_in_any_field_breaks_out_of_the_page(store: Store, one: str, two: str, three: str) -> None:
    hostile = a_document(
        1,
        title=one,
        text=f"{two}\n{three}\t{one}",
        url="https://www.example.gov.cn/zwgk/1.html",
        issuer=three,
        agency=one,
        topic=two,
        keywords=[one, two],
        other_labels={two: three},
        disclosure={one: two},
        tables=[Table(caption=one, rows=[[two, three]])],
        links=[Link(url=three, text=one)],
        other_urls=[],
        quality=["masked", "repaired"],
        repair=[two],
        provenance={"issuer": Provenance(raw=one + three, method="box", locator=two)},
        attachments=[Attachment(url="https://x.cn/" + one, name=two, status=three, text=one, flags=[two])],
        fetched_at=MONDAY,
    )
    try:
        store.write("r1", [hostile])
    except ValueError:
        return
    html = html_of(page, store, ID)
    found = tree(html)
    assert not [element.tag for element in found.iter() if element.tag in SHAPE]
    assert len(found.xpath("//body/main/article/section[@id='archived']")) == len(found.xpath("//footer")) == 1
    for element in found.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in ("href", "src") or value.startswith(("/", "#", "https://", "http://", "?")), value
    assert not any(sign in html for sign in "\x00\x1b\x07\u202e\u2066")
