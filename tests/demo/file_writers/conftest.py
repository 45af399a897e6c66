"""A document to be written in every format."""

from __future__ import annotations

import pytest

from gkcrawl.demo.file_writers.paper import Paper
from gkcrawl.demo.form import Cell, FormTable


@pytest.fixture
def paper() -> Paper:
    table = FormTable()
    table.add(Cell("序号", down=2), Cell("责任分工", across=2))
    table.add("单位", "责任人")
    table.add("1", "教育局", "沈若川")
    return Paper(
        head="青岚县教育局文件",
        number="青教〔2024〕7号",
        title="关于印发分工表的通知",
        blocks=[
            "一、明确目标",
            "各单位要把这项工作列入议事日程，主要负责同志每季度至少研究2次。" * 30,
            table,
            "二、做好报送",
        ],
        signature=["青岚县教育局", "2024年3月5日"],
    )
