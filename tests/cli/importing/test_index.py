"""The index of answers: order, requests, redirects, hosts."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

from gkcrawl.cli.importing.index import ArchiveIndex
from gkcrawl.portals.column import PageRequest
from tests.cli.importing.pages import HOST, Warc

if TYPE_CHECKING:
    from pathlib import Path


def index_of(path: Path, *hosts: str) -> ArchiveIndex:
    index = ArchiveIndex(hosts)
    index.add(path, lambda done: None)
    return index


def test_answers_come_in_the_order_of_time(tmp_path: Path) -> None:
    file = Warc().page("/2", "b", at="2024-06-02T00:00:00Z").page("/1", "a").write(tmp_path / "a.warc.gz")
    with index_of(file) as index:
        assert [answer.url for answer in index.in_order()] == [f"{HOST}/1", f"{HOST}/2"]


def test_hosts_are_suffixes_of_whole_labels(tmp_path: Path) -> None:
    urls = ["http://a.gov.cn/", "http://gov.cn/", "http://notgov.cn/", "http://a.gov.cn.example.com/"]
    warc = Warc()
    for url in urls:
        warc.page(url, "x")
    with index_of(warc.write(tmp_path / "a.warc"), "gov.cn") as index:
        assert [answer.url for answer in index.in_order()] == urls[:2]
        assert index.left_out == {"other_host": 2}


def test_a_request_is_answered_by_all_its_pages_the_last_first_and_through_redirects(tmp_path: Path) -> None:
    warc = Warc().page("/a", status="302 Found", Location="/b").page("/b", "old").page("/c", "c")
    warc.page("/b", "new", at="2024-06-02T00:00:00Z")
    with index_of(warc.write(tmp_path / "a.warc")) as index:
        found = index.asked(PageRequest("GET", f"{HOST}/a"))
        assert [(answer.url, answer.at[:10]) for answer in found] == [
            (f"{HOST}/b", "2024-06-02"),
            (f"{HOST}/b", "2024-06-01"),
        ]
        first = found[1]
        assert index.next_of(f"{HOST}/b", first) == found[0] == index.latest(f"{HOST}/b")
        assert index.next_of(f"{HOST}/b", found[0]) is None
        assert index.asked(PageRequest("GET", f"{HOST}/none")) == []


def test_posts_are_told_apart_by_their_bodies(tmp_path: Path) -> None:
    warc = Warc()
    for number in range(2):
        ids = {"WARC_Record_ID": f"<urn:{number}>"}
        answer = b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{"page": %d}' % number
        warc.record("response", f"{HOST}/api", answer, **ids)
        asked = b"POST /api HTTP/1.1\r\n\r\npage=%d" % number
        warc.record("request", f"{HOST}/api", asked, WARC_Concurrent_To=ids["WARC_Record_ID"])
    with index_of(warc.write(tmp_path / "a.warc")) as index:
        (found,) = index.asked(PageRequest("POST", f"{HOST}/api", "page=1"))
        assert (found.id, found.method) == (2, "POST")


def test_revisits_are_of_the_page_of_their_own_address_only(tmp_path: Path) -> None:
    head, digest = b"HTTP/1.1 200 OK\r\n\r\n", {"WARC_Payload_Digest": "sha1:A"}
    warc = Warc().record("response", f"{HOST}/1", head + b"page", **digest)
    warc.record("revisit", f"{HOST}/1", head, at="2024-07-01T00:00:00Z", **digest)
    warc.record("revisit", f"{HOST}/other", head, **digest)
    warc.record("revisit", f"{HOST}/1", head, WARC_Payload_Digest="sha1:B")
    with index_of(warc.write(tmp_path / "a.warc.gz")) as index:
        assert [(answer.url, answer.again) for answer in index.in_order()] == [(f"{HOST}/1", 0), (f"{HOST}/1", 1)]
        assert (index.left_out, index.problems) == ({"revisit": 2}, [])


def test_records_that_nothing_can_point_to_are_a_problem(tmp_path: Path) -> None:
    plain = Warc().page("/1", "a").page("/2", "b").write(tmp_path / "a.warc")
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(plain.read_bytes()))
    with index_of(tmp_path / "a.warc.gz") as index:
        assert len(index) == 1
        assert "warcio recompress" in index.problems[0]


def test_origins_are_those_of_the_hosts_asked_for(tmp_path: Path) -> None:
    warc = Warc().page("http://127.0.0.1:8848/x", "a").page("https://127.0.0.1/y", "b").page("/1", "c")
    with index_of(warc.write(tmp_path / "a.warc")) as index:
        assert index.origins(["127.0.0.1"]) == ["http://127.0.0.1:8848", "https://127.0.0.1"]
