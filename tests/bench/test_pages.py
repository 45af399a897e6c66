"""Pages of the benchmarks are what a crawl can read: valid gzip, different documents, lists of a family."""

from __future__ import annotations

import gzip

import pytest

from bench.pages import HOME, Pages, is_list
from gkcrawl.extract.document import extract_document
from gkcrawl.extract.page.page import Page
from gkcrawl.portals.families.trs import TrsFamily

HOST = "127.0.0.1"
PAGES = Pages(45, size=10_000, shells=8)


def body(path: str, host: str = HOST) -> bytes:
    packed = PAGES.answer(host, path)
    assert packed
    return gzip.decompress(packed)


def documents(host: str = HOST) -> list[str]:
    return [path for path in PAGES.addresses(host) if not is_list(path)]


def test_addresses_are_list_pages_each_followed_by_its_documents() -> None:
    paths = list(PAGES.addresses(HOST))
    assert {place: path for place, path in enumerate(paths) if is_list(path)} == {
        0: HOME,
        21: f"{HOME}index_1.html",
        42: f"{HOME}index_2.html",
    }
    assert len(set(paths)) == 45 + 3


def test_each_page_is_another_document_with_fields() -> None:
    read = [extract_document(body(path), f"http://{HOST}{path}", {}) for path in documents()]
    assert len({document.text_sha256 for document in read}) == 45
    for document in read:
        assert document.title and document.agency and document.title.startswith(document.agency)
        assert document.published_date and not document.quality


def test_another_host_has_other_documents() -> None:
    here, there = ({body(path, host) for path in documents(host)} for host in (HOST, "127.0.0.2"))
    assert not here & there


def test_sizes_are_spread_around_the_median() -> None:
    sizes = sorted(len(body(path)) for path in documents())
    assert sizes[0] < 10_000 < sizes[len(sizes) // 2] < 20_000 < sizes[-1]


@pytest.mark.parametrize(("number", "rows", "following"), [(0, 20, "index_1.html"), (2, 5, None)])
def test_lists_are_read_as_those_of_their_family(number: int, rows: int, following: str | None) -> None:
    url = f"http://{HOST}{HOME}" + (f"index_{number}.html" if number else "")
    listing = TrsFamily().read_list(Page.read(body(url.removeprefix(f"http://{HOST}")), url, {}))
    further = listing.pagination.next
    assert len(listing.entries) == rows
    assert (further and further.url.rpartition("/")[2]) == following


def test_nothing_is_elsewhere() -> None:
    assert PAGES.answer(HOST, "/robots.txt") is None
