"""Authors are no source (gkcrawl/extract/fields/authors.py)."""

import pytest

from gkcrawl.extract.fields.authors import without_authors
from tests.extract.pages import page, read


@pytest.mark.parametrize(
    ("printed", "source"),
    [
        ("张三", ""),
        ("张三 李四", ""),
        ("张三、欧阳明", ""),
        ("文/张三 图/李四", ""),
        ("张三供稿", ""),
        ("admin", ""),
        ("县水利局 张三", "县水利局"),
        ("县水利局（文/张三 图/李四）", "县水利局"),
        ("青禾日报 记者 张三", "青禾日报"),
        ("县水利局 县林业局", "县水利局 县林业局"),
        ("方志办", "方志办"),
        ("新华社", "新华社"),
        ("高新区", "高新区"),
        ("周口", "周口"),
        ("中国政府网（www.gov.cn）", "中国政府网（www.gov.cn）"),
    ],
)
def test_names_of_persons_are_parted_from_a_source(printed: str, source: str) -> None:
    assert without_authors(printed) == source


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("供稿：张三 李四　2024-03-18", None),
        ("来源：张三　发布时间：2024-03-18", None),
        ("来源：县水利局（张三）　发布时间：2024-03-18", "县水利局"),
        ("供稿：县水利局　2024-03-18", "县水利局"),
    ],
)
def test_a_header_line_that_names_authors(line: str, source: str | None) -> None:
    assert read(page(f"<div>{line}</div>")).source == source
