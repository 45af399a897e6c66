"""A list page is read as its column sees it, here or in another process (gkcrawl/portals/walking/list_page.py)."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from gkcrawl.errors import UnreadablePage
from gkcrawl.portals.bases import SPIDERS
from gkcrawl.portals.column import Column, PageRequest
from gkcrawl.portals.families.trs import TrsFamily
from gkcrawl.portals.walking.list_page import ListTask, read_list

if TYPE_CHECKING:
    from gkcrawl.portals import PortalSpider
    from gkcrawl.portals.lists.family import Family

URL = "http://www.example.gov.cn/tz/"
ROWS = "".join(
    f'<li><a href="./202603/t2026030{n}_{n}.html">关于第{n}项示例工作的通知</a><span>2026-03-0{n}</span></li>'
    for n in range(1, 5)
)


def _task(family: Family) -> ListTask:
    return ListTask(URL, {"Content-Type": "text/html"}, family, PageRequest("GET", URL), Column("通知", URL))


class OwnFamily(TrsFamily):
    """A family of a project."""


def test_a_task_reads_the_same_wherever_it_is_sent() -> None:
    body = f'<ul class="list">{ROWS}</ul><script>createPageHTML(3, 0, "index", "html");</script>'.encode()
    task = _task(TrsFamily())
    here, there = read_list(body, task), pickle.loads(pickle.dumps(read_list(body, pickle.loads(pickle.dumps(task)))))
    assert here == there
    assert [entry.url for entry in here.listing.entries] == [f"{URL}202603/t2026030{n}_{n}.html" for n in range(1, 5)]
    assert here.listing.pagination.next is not None


def test_a_page_that_fits_no_charset_is_no_list() -> None:
    with pytest.raises(UnreadablePage, match="fits no charset"):
        read_list(b"<p>\xff\xff\xfe</p>" * 50, _task(TrsFamily()))


@pytest.mark.parametrize("base", SPIDERS.values(), ids=SPIDERS)
def test_families_of_ours_remember_nothing_and_can_be_sent(base: type[PortalSpider]) -> None:
    family = base.family
    assert _task(family).is_ours
    assert vars(pickle.loads(pickle.dumps(family))) == {}
    assert not _task(OwnFamily()).is_ours
