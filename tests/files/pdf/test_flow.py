"""Reading order (gkcrawl/files/pdf/flow.py)."""

from __future__ import annotations

from gkcrawl.files.pdf.boxes import Box, Line, Run
from gkcrawl.files.pdf.flow import regions

PAGE = Box(0, 0, 595, 842)


def run(text: str, x: float, y: float) -> Run:
    return Run(x, y, x + 10 * len(text), y + 10, text)


def column(name: str, x: float, count: int = 8) -> list[Run]:
    return [run(f"{name}列第{number}行一二三四五六七八九", x, 100 + 15 * number) for number in range(count)]


def order(*runs: Run) -> list[list[str]]:
    return [[line.text[:4] for line in region] for region in regions(runs, [], PAGE)]


def test_columns_are_read_one_after_the_other() -> None:
    title = run("一个跨越两栏的标题一二三四五六七八九十一二三四五六七八九十", 60, 60)
    left, right = column("甲", 50), column("乙", 230)
    mixed = [one for pair in zip(left, right, strict=False) for one in pair]
    assert order(title, *mixed) == [["一个跨越"], [f"甲列第{n}" for n in range(8)], [f"乙列第{n}" for n in range(8)]]


def test_many_columns() -> None:
    runs = [one for number, name in enumerate("甲乙丙丁") for one in column(name, 50 + 180 * number)]
    found = order(*sorted(runs, key=lambda one: one.y0))
    assert [region[0][0] for region in found] == list("甲乙丙丁")


def test_what_is_no_prose_is_read_by_rows() -> None:
    runs = [run(name, x, 100 + 15 * n) for n in range(8) for name, x in ((f"项目{n}", 50), (f"{n}00", 230))]
    assert order(*runs) == [[f"项目{n} "[:4] for n in range(8)]]


def test_a_table_has_its_place() -> None:
    table = Line(50, 130, 400, 200, "甲\t乙", 0, table=[["甲", "乙"]])
    found = regions([run("上", 50, 100), run("下", 50, 220)], [table], PAGE)
    assert [line.text for region in found for line in region] == ["上", "甲\t乙", "下"]


def test_two_pages_on_a_sheet_are_read_one_after_the_other() -> None:
    left = [run(f"左{n}", 100, 100 + 15 * n) for n in range(4)]
    right = [run(f"右{n}", 700, 100 + 15 * n) for n in range(4)]
    found = regions([*left, *right], [], Box(0, 0, 1190, 842))
    assert [line.text for region in found for line in region] == [
        *(f"左{n}" for n in range(4)),
        *(f"右{n}" for n in range(4)),
    ]
