"""Portals whose addresses are others at every visit: four nights find the documents of one."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

import pytest

from tests.scrapy_commands.test_incremental import ALL, asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.scrapy_commands.conftest import Project, Tiny

VISIT = re.compile(r";jsessionid=\w+|\?t=\d+|\?rand=[\d.]+")


def with_session(row: str, visit: int) -> str:
    return f"{row};jsessionid={visit:032X}"


def with_time(row: str, visit: int) -> str:
    return f"{row}?t={1706580000 + visit}"


def with_chance(row: str, visit: int) -> str:
    return f"{row}?rand={visit / 7919:.16f}"


@pytest.mark.parametrize("written", [with_session, with_time, with_chance])
def test_what_belongs_to_a_visit_makes_no_document(
    project: Project, tiny: Tiny, monkeypatch: pytest.MonkeyPatch, written: Callable[[str, int], str]
) -> None:
    answer, visits = tiny.answer, count(1)

    def visited(path: str) -> tuple[int, dict[str, str], bytes]:
        status, headers, body = answer(VISIT.sub("", path))
        visit = next(visits)
        rows = re.sub(r'(?<=href=")[^"]+', lambda row: written(row[0], visit), body.decode())
        return status, headers, rows.encode()

    monkeypatch.setattr(tiny, "answer", visited)
    first, said = asked(project, tiny)
    assert (len(first), said) == (10, "documents: 5 new, 0 changed, 0 unchanged")
    # What is asked for is what the row says.
    assert len([path for path in first if VISIT.search(path)]) == 5
    again, said = asked(project, tiny)
    assert (again, said) == (["/tz/", "/nb/"], "documents: 0 new, 0 changed, 3 unchanged")
    _, said = asked(project, tiny, *ALL)
    assert said == "documents: 0 new, 0 changed, 5 unchanged"
    addresses = [row["url"].removeprefix(tiny.base) for row in project.rows("SELECT url FROM documents ORDER BY url")]
    assert addresses == [f"/tz/202603/t2026030{number}_{number}.html" for number in range(1, 6)]
    assert project.rows("SELECT DISTINCT other_urls, version FROM documents") == [{"other_urls": "[]", "version": 1}]
