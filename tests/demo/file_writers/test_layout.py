"""Papers on pages (gkcrawl/demo/file_writers/layout.py)."""

from __future__ import annotations

from gkcrawl.demo.file_writers.layout import HEIGHT, WIDTH, breadth, pages
from gkcrawl.demo.file_writers.paper import Paper
from gkcrawl.demo.form import FormTable


def test_text_wraps_and_stays_on_its_pages(paper: Paper) -> None:
    printed = pages(paper)
    assert len(printed) > 1
    for number, page in enumerate(printed, 1):
        assert [run.text for run in page.runs[:2]] == [paper.title, f"— {number} —"], "margins come first"
        for run in page.runs:
            assert run.x > 0 and run.x + breadth(run.text, run.size) < WIDTH
            assert 0 < run.y < HEIGHT
    said = "".join(run.text for page in printed for run in page.runs[2:])
    cells = [cell.text for table in paper.tables for _, _, cell in table.placed()]
    assert sorted(said) == sorted("".join([*paper.lines, *cells]))


def test_a_long_table_goes_on_over_the_page() -> None:
    table = FormTable()
    for number in range(90):
        table.add(str(number), "教育局")
    printed = pages(Paper(title="表", blocks=[table]))
    assert [bool(page.rules) for page in printed] == [True] * len(printed)
    assert len(printed) > 1


def test_numbers_and_closing_marks_are_not_torn_off(paper: Paper) -> None:
    for page in pages(Paper(title="甲", blocks=["共" * 24 + "2024年", "共" * 24 + "。"])):
        assert not [run.text for run in page.runs if run.text.startswith("。")]
        assert sum("2024" in run.text for run in page.runs) == 1
