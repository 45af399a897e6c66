"""What the demo portals invent: always the same, right by the rules of the real thing."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from gkcrawl.demo.body import body_html
from gkcrawl.demo.corpus import Corpus, DemoColumn
from gkcrawl.demo.form import COLUMNS, DISPUTES, OTHER_2021, OUTCOMES, RESULTS, Cell, FormTable
from gkcrawl.demo.report import report
from gkcrawl.demo.reports.old_tables import NATIONAL

REPORTS = DemoColumn("zfxxgknb", "年报", "annual_report")
NOTICES = DemoColumn("tzgg", "通知公告", "notice")
WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def test_a_document_depends_on_seed_portal_and_number_alone() -> None:
    one = Corpus(10, seed=7).facts("demo_trs", NOTICES, 5)
    assert one == Corpus(100_000, seed=7).facts("demo_trs", NOTICES, 5)
    assert one.title != Corpus(10, seed=8).facts("demo_trs", NOTICES, 5).title
    assert one != Corpus(10, seed=7).facts("demo_jpage", NOTICES, 5)


def test_columns_share_all_documents() -> None:
    columns = (REPORTS, NOTICES)
    assert [Corpus(7).size(columns, column) for column in columns] == [4, 3]
    assert [Corpus(0).size(columns, column) for column in columns] == [0, 0]


def test_numbers_count_from_the_newest() -> None:
    for column in (REPORTS, NOTICES):
        days = [Corpus(0).facts("demo_trs", column, number).published for number in range(0, 50_000, 997)]
        assert days == sorted(days, reverse=True)
        assert days[-1].year >= 2009


def test_titles_of_a_column_differ() -> None:
    titles = {Corpus(0).facts("demo_trs", NOTICES, number).title for number in range(2000)}
    assert len(titles) == 2000


@given(st.integers(0, 26_999))
def test_agency_codes_carry_the_check_character_of_gb_11714(number: int) -> None:
    code = Corpus(0).facts("demo_trs", NOTICES, number).agency.code
    total = sum(int(digit) * weight for digit, weight in zip(code[:8], WEIGHTS, strict=True))
    assert code[8] == "0123456789X0"[11 - total % 11]


@given(st.integers(0, 50_000))
def test_report_numbers_satisfy_the_identities_of_the_form(number: int) -> None:
    facts = Corpus(0).facts("demo_trs", REPORTS, number)
    printed = report(facts).printed
    assert printed
    if (facts.report_year or 0) < 2019:
        assert "requests.received_total" in {key for key, _ in printed.cells} | set(printed.sentences)
        return
    t3 = {place: int(text) for place, text in printed.cells.items() if place[0].startswith("t3.")}
    outcomes = [f"t3.{key}" for _, group in OUTCOMES for key, _ in group]
    outcomes += [f"t3.{key}" for key, _ in OTHER_2021] if printed.era == "2021" else ["t3.other.all"]
    for column in COLUMNS:
        opened = t3["t3.new_received", column] + t3["t3.carried_in", column]
        assert opened == t3["t3.total", column] + t3["t3.carried_out", column]
        assert t3["t3.total", column] == sum(t3[key, column] for key in outcomes)
    for key in {key for key, _ in t3}:
        row = [t3[key, column] for column in COLUMNS]
        assert sum(row[:6]) == row[6] and min(row) >= 0
    for key in DISPUTES:
        five = [int(printed.cells[f"t4.{key}.{result}", None]) for result in RESULTS]
        assert sum(five[:4]) == five[4]


def test_forms_have_the_shapes_of_their_year() -> None:
    shapes = {}
    for number in (*range(0, 6000, 20), 40_000):
        facts = Corpus(0).facts("demo_trs", REPORTS, number)
        shapes[facts.report_year or 0] = [(len(table), len(table[0])) for table in report(facts).tables]
    assert shapes[2024] == [(14, 4), (28, 10), (4, 15)]
    assert shapes[2019] == [(18, 4), (26, 10), (4, 15)]
    assert shapes[2017] == [(len(NATIONAL) + 1, 3)]
    assert shapes[min(shapes)] == []


def test_merged_cells_are_repeated_in_the_grid_and_spanned_in_the_markup() -> None:
    table = FormTable()
    table.add(Cell("角", down=2), Cell("组", across=2))
    table.add("甲", "乙")
    assert table.grid() == [["角", "组", "组"], ["角", "甲", "乙"]]
    assert '<td rowspan="2"><p>角</p></td><td colspan="2"><p>组</p></td>' in table.html()


def test_every_manner_of_writing_a_body_keeps_its_words() -> None:
    body = report(Corpus(0).facts("demo_trs", REPORTS, 900))
    markups = {body_html(body, Random(draw)) for draw in range(20)}
    assert len(markups) == 4
    for markup in markups:
        for word in ("</span>", '<span lang="ZH-CN">'):
            markup = markup.replace(word, "")
        assert all(line in markup for line in body.paragraphs)
